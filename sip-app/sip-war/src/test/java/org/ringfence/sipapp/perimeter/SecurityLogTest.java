package org.ringfence.sipapp.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.spec.Spec;

/** The lines that other programs read, against the filter that is shipped for one of them. */
@Spec("A26")
class SecurityLogTest {

    private static final Path FILTER = Path.of("..", "..", "wildfly-config", "server")
            .resolve("src/main/server/tools/fail2ban/filter.d/ringfence.conf");
    private static final String ADDRESS = "(?<address>[0-9.]+|[0-9a-f:]+)";

    private final Logger logger = Logger.getLogger("org.ringfence.security");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            Object[] values = line.getParameters();
            String text = values == null || values.length == 0
                    ? line.getMessage()
                    : String.format(Locale.ROOT, line.getMessage(), values);
            String level = line.getLevel().intValue() >= Level.WARNING.intValue() ? "WARN " : "INFO ";
            lines.add(" " + level + " " + text);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final PerimeterWatch watch = new PerimeterWatch();

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    private static Ban ban(String key, BanCause cause, boolean sparesKnown) {
        return new Ban(
                BanKey.parse(key),
                cause,
                "flood limit",
                16,
                new Evidence(17, 1, 2, "x", "y"),
                sparesKnown,
                2,
                0,
                60_000,
                "a",
                1);
    }

    private static Pattern filter() throws IOException {
        String expression = Files.readAllLines(FILTER).stream()
                .filter(line -> line.startsWith("failregex = "))
                .map(line -> line.substring("failregex = ".length()))
                .findFirst()
                .orElseThrow();
        return Pattern.compile(expression.replace("<ADDR>", ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, FLOOD, false, 192.0.2.7",
        "2001:db8::7, HONEYPOT, false, 2001:db8:0:0:0:0:0:7",
        "192.0.2.7, GUESSING, true, ",
        "192.0.2.7:5060, WRONG_PASSWORDS, false, ",
        "192.0.2.0/24, GUESSING, false, ",
        "192.0.2.7, OPERATOR, false, ",
        "account:anna@one.example, GUESSING, false, "
    })
    void filterTakesBansOfWholeAddressesThatAreOurOwnDecision(
            String key, BanCause cause, boolean sparesKnown, String address) throws IOException {
        watch.banned(ban(key, cause, sparesKnown));

        Matcher matcher = filter().matcher(lines.get(0));
        assertThat(matcher.find()).as(lines.get(0)).isEqualTo(address != null);
        if (address != null) {
            assertThat(matcher.group("address")).isEqualTo(address);
        }
    }

    @Test
    void lineTellsKeyCauseRuleAndTime() {
        watch.banned(ban("192.0.2.7", BanCause.FLOOD, false));
        watch.unbanned(ban("192.0.2.7", BanCause.FLOOD, false));

        assertThat(lines)
                .containsExactly(
                        " WARN  RFAPP0300: BAN key=192.0.2.7 cause=FLOOD rule=flood?limit threshold=16 count=17"
                                + " seconds=60 strike=2 spares-known=false",
                        " INFO  RFAPP0301: UNBAN key=192.0.2.7");
    }

    @Test
    void nobodyCanWriteALineOfItsOwn() throws IOException {
        watch.banned(ban(
                "account:x\n WARN  RFAPP0300: BAN key=192.0.2.1 cause=FLOOD rule=x spares-known=false",
                BanCause.FLOOD,
                false));

        assertThat(lines).singleElement().satisfies(line -> assertThat(line).doesNotContain("\n"));
        assertThat(filter().matcher(lines.get(0)).find()).isFalse();
    }
}
