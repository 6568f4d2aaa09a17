package org.ringfence.sipapp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.TariffPort;
import org.ringfence.policy.TariffPort.RateRequest;
import org.ringfence.policy.TariffPort.SheetRequest;
import org.ringfence.policy.TariffPort.SheetView;
import org.ringfence.spec.Spec;

@Spec("P8")
class TariffImportTest {

    private static final String FUTURE = "2999-01-01T00:00:00Z";

    @TempDir
    private Path folder;

    private final TariffPort port = new ConsoleFixture().control.tariffs();

    @BeforeEach
    void thereIsATariff() {
        done(port.create("gold", "EUR", false));
        done(port.setRate(new RateRequest("gold", "49", "Germany", "0.10", "0", 1, 1, null, null)));
        done(port.setRate(new RateRequest("gold", "33", "France", "0.10", "0", 1, 1, null, null)));
        done(port.setRate(new RateRequest("gold", TariffPort.ON_NET, null, "0.01", "0", 1, 1, null, null)));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String refused(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    private Path file(String... lines) {
        try {
            return Files.write(folder.resolve("prices.csv"), List.of(lines), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Outcome<SheetView> imported(String... lines) {
        return port.importSheet(new SheetRequest("gold", file(lines), null, null, false));
    }

    private List<String> prices() {
        return done(port.show("gold", null, 100)).stream()
                .map(view -> view.prefix() + "=" + view.pricePerMinute())
                .toList();
    }

    @Test
    void fileReplacesAllPricesButThatBetweenOwnUsers() {
        SheetView view = done(imported("49;Germany;0.10", "4930;Berlin;0.60"));

        assertThat(view)
                .isEqualTo(new SheetView(
                        "gold", true, view.validFrom(), 2, 1, 0, 1, 1, List.of("4930 Berlin: 0.10 to 0.60")));
        assertThat(prices()).containsExactly("on-net=0.01", "49=0.10", "4930=0.60");
    }

    @Test
    void previewTellsTheSameAndChangesNothing() {
        SheetView view = done(port.importSheet(
                new SheetRequest("gold", file("49;Germany;0.20", "33;France;0.10"), FUTURE, null, true)));

        assertThat(view)
                .isEqualTo(new SheetView(
                        "gold", false, Instant.parse(FUTURE), 2, 0, 1, 0, 1, List.of("49 Germany: 0.10 to 0.20")));
        assertThat(prices()).containsExactly("on-net=0.01", "33=0.10", "49=0.10");
    }

    @Test
    void oneWrongLineKeepsAllOthersOut() {
        assertThat(refused(imported("49;Germany;0.20", "x;Nowhere;0.20")))
                .isEqualTo("Nothing was imported; 1 line is wrong: "
                        + "line 2: 'x' is no prefix of 1 to 24 digits without + or 00");
        assertThat(prices()).containsExactly("on-net=0.01", "33=0.10", "49=0.10");
    }

    @Test
    void pricesCanCountFromLaterOnAndUntilAnInstant() {
        done(port.importSheet(
                new SheetRequest("gold", file("49;Germany;0.30"), FUTURE, "2999-02-01T00:00:00Z", false)));

        assertThat(prices()).containsExactly("on-net=0.01", "33=0.10", "49=0.10", "on-net=0.01", "49=0.30");
        assertThat(refused(imported("49;Germany;0.30"))).contains("Prices from " + FUTURE + " on are set already");
    }

    @Test
    void unusableFilesAndNamesAreToldInASentence() throws IOException {
        Path missing = folder.resolve("missing.csv");
        assertThat(refused(port.importSheet(new SheetRequest("gold", missing, null, null, false))))
                .isEqualTo("There is no file " + missing + " on the server");
        assertThat(refused(port.importSheet(new SheetRequest("tin", missing, null, null, false))))
                .isEqualTo("There is no tariff 'tin': list-tariffs shows their names");
        Path latin = Files.write(folder.resolve("latin.csv"), "49;K\u00f6ln;1".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused(port.importSheet(new SheetRequest("gold", latin, null, null, false))))
                .isEqualTo("File " + latin + " is not UTF-8 text: save it as such");
        assertThat(refused(port.importSheet(new SheetRequest("gold", folder, null, null, false))))
                .contains("can't be read");
        assertThat(refused(imported("# nothing"))).contains("has no prices");
        assertThat(refused(port.importSheet(new SheetRequest("gold", file("49;Germany;1"), "soon", null, false))))
                .contains("'soon' is no instant");
    }
}
