package org.ringfence.billing.number;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The table of number classes that plans of countries don't tell: satellites, networks without a country, and the
 * countries that share +1.
 */
final class ClassTable {

    private static final String RESOURCE = "number-classes.txt";
    private static final String VERSION = "version ";

    private final String version;
    private final Map<String, Row> rows;

    private ClassTable(String version, Map<String, Row> rows) {
        this.version = version;
        this.rows = rows;
    }

    /**
     * What the table says of a prefix.
     *
     * @param country two letters, null for none
     */
    record Row(NumberClass kind, @Nullable String country) {}

    /** The table of this release. */
    static ClassTable ofRelease() {
        try (InputStream stream = Objects.requireNonNull(ClassTable.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return read(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of prefix, class and country ("-" for none); behind a # is a remark; the first line tells the version. */
    static ClassTable read(Iterable<String> lines) {
        String version = "";
        Map<String, Row> rows = new HashMap<>();
        for (String line : lines) {
            int remark = line.indexOf('#');
            String text = (remark < 0 ? line : line.substring(0, remark)).strip();
            if (text.startsWith(VERSION)) {
                version = text.substring(VERSION.length());
            } else if (!text.isEmpty()) {
                String[] fields = text.split(" +", -1);
                if (fields.length != 3 || !fields[0].matches("[0-9]{1,15}")) {
                    throw new IllegalArgumentException("No row of number classes: " + line);
                }
                String country = fields[2].equals("-") ? null : fields[2];
                if (rows.put(fields[0], new Row(NumberClass.valueOf(fields[1]), country)) != null) {
                    throw new IllegalArgumentException("Twice in the table of number classes: " + fields[0]);
                }
            }
        }
        return new ClassTable(version, Map.copyOf(rows));
    }

    /** The day of the table. */
    String version() {
        return version;
    }

    /** The row with the longest prefix of these digits. */
    @Nullable
    Row find(String digits) {
        for (int length = Math.min(digits.length(), 15); length > 0; length--) {
            Row row = rows.get(digits.substring(0, length));
            if (row != null) {
                return row;
            }
        }
        return null;
    }
}
