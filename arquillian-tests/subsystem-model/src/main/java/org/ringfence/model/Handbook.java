package org.ringfence.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.Property;

/**
 * The tables of {@code docs/administration.md}, made from what the console tells. A test asks whether the page has them;
 * with {@code -Dringfence.docs=write} they are written instead.
 */
public final class Handbook {

    private static final Path PAGE =
            Path.of(System.getProperty("ringfence.root", "../.."), "docs", "administration.md");
    private static final boolean WRITES = "write".equals(System.getProperty("ringfence.docs"));

    private Handbook() {}

    /** The table of a resource's attributes: those that are configured, or those of the run time. */
    public static String attributes(ModelNode resource, boolean runtime) {
        List<String> rows = new ArrayList<>();
        sorted(resource.get("attributes"))
                .filter(attribute -> runtime
                        == attribute.getValue().get("storage").asString().equals("runtime"))
                .forEach(attribute -> rows.add(row(attribute, runtime)));
        return runtime
                ? table("| runtime attribute | type | unit | meaning |", rows)
                : table("| attribute | type | unit | bounds | default | meaning |", rows);
    }

    private static String row(Property attribute, boolean runtime) {
        ModelNode value = attribute.getValue();
        return "| `" + attribute.getName() + "` | " + value.get("type").asString() + " | " + unit(value) + " | "
                + (runtime ? "" : bounds(value) + " | " + standard(value) + " | ")
                + meaning(value) + " |";
    }

    /** The table of a resource's operations, and of their parameters. */
    public static String operations(ModelNode resource, Predicate<String> wanted) {
        List<String> rows = new ArrayList<>();
        sorted(resource.get("operations"))
                .filter(operation -> wanted.test(operation.getName()))
                .forEach(operation -> {
                    ModelNode value = operation.getValue();
                    rows.add("| **`" + operation.getName() + "`** | | | " + meaning(value) + " |");
                    for (Property parameter : value.get("request-properties").asPropertyList()) {
                        rows.add(parameter(parameter));
                    }
                });
        return table("| operation, parameter | type | default | meaning |", rows);
    }

    private static String parameter(Property parameter) {
        ModelNode value = parameter.getValue();
        String standard = value.get("required").asBoolean() ? "required" : standard(value);
        return "| `" + parameter.getName() + "` | " + value.get("type").asString() + " | " + standard + " | "
                + meaning(value) + " |";
    }

    private static Stream<Property> sorted(ModelNode properties) {
        return properties.asPropertyList().stream().sorted(Comparator.comparing(Property::getName));
    }

    private static String meaning(ModelNode described) {
        return described.get("description").asString().replace("|", "\\|");
    }

    private static String unit(ModelNode attribute) {
        return attribute.hasDefined("unit")
                ? attribute.get("unit").asString().toLowerCase(Locale.ROOT).replace("none", "")
                : "";
    }

    private static String bounds(ModelNode attribute) {
        if (attribute.hasDefined("allowed")) {
            return String.join(
                    ", ",
                    attribute.get("allowed").asList().stream()
                            .map(ModelNode::asString)
                            .toList());
        }
        return attribute.hasDefined("min") && attribute.get("type").asString().equals("INT")
                ? attribute.get("min").asString() + " to "
                        + attribute.get("max").asString()
                : "";
    }

    private static String standard(ModelNode attribute) {
        return attribute.hasDefined("default") ? '`' + attribute.get("default").asString() + '`' : "";
    }

    private static String table(String head, List<String> rows) {
        String line = head.replaceAll("[^|]+", "---");
        return head + '\n' + line + '\n' + String.join("\n", rows) + '\n';
    }

    /** The text of the page. */
    public static String page() throws IOException {
        return Files.readString(PAGE, StandardCharsets.UTF_8);
    }

    /**
     * Whether the page has this table behind the mark of this name.
     *
     * @throws AssertionError with the table, if it has another one
     */
    public static void check(String mark, String table) throws IOException {
        String page = page();
        String begin = "<!-- table: " + mark + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- end -->", from);
        if (from < 0 || to < 0) {
            throw new AssertionError(PAGE + " has no table '" + mark + "'");
        }
        if (page.substring(from + begin.length(), to).equals(table)) {
            return;
        }
        if (!WRITES) {
            throw new AssertionError("Run the tests with -Dringfence.docs=write: table '" + mark + "' of " + PAGE
                    + " should be\n" + table);
        }
        Files.writeString(
                PAGE, page.substring(0, from + begin.length()) + table + page.substring(to), StandardCharsets.UTF_8);
    }
}
