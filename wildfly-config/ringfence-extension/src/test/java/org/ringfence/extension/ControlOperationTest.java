package org.ringfence.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.ringfence.model.ManagedSubsystem;
import org.ringfence.policy.ControlPort;
import org.ringfence.policy.ControlPort.ImportReport;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.ControlPort.RegistrationView;
import org.ringfence.policy.DestinationPort;
import org.ringfence.policy.FraudPort;
import org.ringfence.policy.InsightPort;
import org.ringfence.policy.LimitPort;
import org.ringfence.policy.PackagePort;
import org.ringfence.policy.PerimeterPort;
import org.ringfence.policy.TariffPort;
import org.ringfence.policy.TariffPort.RateRequest;
import org.ringfence.policy.TariffPort.SheetRequest;
import org.ringfence.policy.TrunkPort;
import org.ringfence.policy.TrunkPort.TrunkRequest;

/** Operations hand their parameters to the application, and show what it answers. */
class ControlOperationTest {

    static final List<ControlOperation> OPERATIONS = ControlOperation.ALL;

    private static final Set<String> NEED_A_KEY = Set.of("ban", "unban", "explain-ban");

    private final List<String> asked = new ArrayList<>();
    private ManagedSubsystem subsystem;
    private Outcome<?> outcome = new Outcome.Refused<>("Not today");

    @BeforeEach
    void boot() throws Exception {
        subsystem = RunningSubsystem.boot();
    }

    @AfterEach
    void stop() throws Exception {
        subsystem.close();
    }

    private void applicationStarts() {
        Map<String, Object> ports = Map.of(
                "perimeter", asked(PerimeterPort.class, Map.of()),
                "tariffs", asked(TariffPort.class, Map.of()),
                "trunks", asked(TrunkPort.class, Map.of()),
                "limits", asked(LimitPort.class, Map.of()),
                "fraud", asked(FraudPort.class, Map.of()),
                "packages", asked(PackagePort.class, Map.of()),
                "destinations", asked(DestinationPort.class, Map.of()),
                "insight", asked(InsightPort.class, Map.of()));
        ControlPort application = asked(ControlPort.class, ports);
        RunningSubsystem.control(subsystem).register(application);
    }

    /** A port that writes down what it is asked, and has others behind it. */
    private <T> T asked(Class<T> port, Map<String, Object> ports) {
        return port.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (ports.containsKey(method.getName())) {
                        return ports.get(method.getName());
                    }
                    asked.add(method.getName() + (arguments == null ? "[]" : Arrays.toString(arguments)));
                    return outcome;
                }));
    }

    /** The operation with something for each of its required parameters. */
    private ModelNode operation(ControlOperation operation) {
        ModelNode request = subsystem.operation(operation.name());
        subsystem.description().get("operations", operation.name(), "request-properties").asPropertyList().stream()
                .filter(parameter -> parameter.getValue().get("required").asBoolean())
                .forEach(parameter -> request.get(parameter.getName())
                        .set(
                                parameter.getValue().get("type").asType() == ModelType.INT
                                        ? new ModelNode(1)
                                        : new ModelNode("/x")));
        if (NEED_A_KEY.contains(operation.name())) {
            request.get("source").set("192.0.2.7");
        }
        return request;
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void withoutTheApplicationASentenceSaysSo(ControlOperation operation) {
        assertThat(subsystem.refused(operation(operation)))
                .isEqualTo("RFEXT0003: The Ringfence application is not in service: see the server log for why, "
                        + "or deploy ringfence.ear");
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void refusalOfTheApplicationIsTheOperationsAnswer(ControlOperation operation) {
        applicationStarts();

        assertThat(subsystem.refused(operation(operation))).isEqualTo("RFEXT0004: Not today");
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void missingParameterIsRefusedBeforeTheApplicationIsAsked(ControlOperation operation) {
        applicationStarts();
        ModelNode complete = operation(operation);
        for (String parameter : complete.keys()) {
            if (complete.get(parameter).asString().equals("/x")) {
                ModelNode lacking = complete.clone();
                lacking.remove(parameter);

                assertThat(subsystem.refused(lacking)).contains("WFLYCTL0155").contains("'" + parameter + "'");
            }
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void accountIsMadeOfAllParametersAndItsPasswordIsInNoText() {
        List<NewAccountRequest> requests = new ArrayList<>();
        ControlPort application = (ControlPort) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ControlPort.class}, (proxy, method, arguments) -> {
                    requests.add((NewAccountRequest) arguments[0]);
                    return outcome;
                });
        RunningSubsystem.control(subsystem).register(application);
        ModelNode create = subsystem.operation("create-account");
        create.get("name").set("anna@one.example");
        create.get("password").set("secret");
        create.get("type").set("TRUNK");
        create.get("credit").set("10.00");
        create.get("currency").set("USD");
        create.get("lines").set(7);
        create.get("number").set("4930123");

        String answer = subsystem.refused(create);

        assertThat(requests)
                .containsExactly(
                        new NewAccountRequest("anna@one.example", "secret", "TRUNK", "10.00", "USD", 7, "4930123"));
        assertThat(requests.get(0).toString() + answer).doesNotContain("secret");
    }

    @Test
    void recordsBecomeObjectsWithTheNamesOfTheConsole() {
        outcome = new Outcome.Done<>(List.of(
                new RegistrationView("sip:anna@one.example", "sip:a@1.2.3.4", "1.2.3.4:5060", "UDP", Instant.EPOCH)));
        applicationStarts();

        ModelNode registrations = subsystem.done(subsystem.operation("list-registrations"));

        assertThat(registrations.asList()).hasSize(1);
        assertThat(registrations.get(0).keys())
                .containsExactlyInAnyOrder("address", "contact", "source", "transport", "expires");
        assertThat(registrations.get(0).get("expires").asString()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void limitHasADefaultAndBounds() {
        outcome = new Outcome.Done<>(List.of());
        applicationStarts();
        ModelNode list = subsystem.operation("list-accounts");

        subsystem.done(list);
        list.get("limit").set(10_001);

        assertThat(asked).containsExactly("listAccounts[, 100]");
        assertThat(subsystem.refused(list)).contains("10001", "limit", "10000");
    }

    @Test
    void priceHasStandardIncrementsAndEachPartOfItIsHandedOn() {
        applicationStarts();
        ModelNode rate = subsystem.operation("set-rate");
        rate.get("tariff").set("gold");
        rate.get("prefix").set("4930");
        rate.get("price-per-minute").set("0.60");

        subsystem.refused(rate);
        rate.get("destination").set("Berlin");
        rate.get("connect-fee").set("0.05");
        rate.get("first-increment").set(60);
        rate.get("next-increment").set(6);
        rate.get("grace").set(3);
        rate.get("minimum-charge").set("0.10");
        rate.get("valid-from").set("2027-01-01T00:00:00Z");
        rate.get("valid-until").set("2027-02-01T00:00:00Z");
        subsystem.refused(rate);

        RateRequest bare = new RateRequest("gold", "4930", null, "0.60", "0", 1, 1, null, null);
        RateRequest full = new RateRequest(
                "gold",
                "4930",
                "Berlin",
                "0.60",
                "0.05",
                60,
                6,
                3,
                "0.10",
                "2027-01-01T00:00:00Z",
                "2027-02-01T00:00:00Z");
        assertThat(asked).containsExactly("setRate[" + bare + "]", "setRate[" + full + "]");
    }

    @Test
    void sheetOfPricesIsImportedUnlessAPreviewIsAskedFor() {
        applicationStarts();
        ModelNode sheet = subsystem.operation("import-tariff");
        sheet.get("tariff").set("gold");
        sheet.get("path").set("/prices.csv");

        subsystem.refused(sheet);
        sheet.get("valid-from").set("2027-01-01T00:00:00Z");
        sheet.get("valid-until").set("2027-02-01T00:00:00Z");
        sheet.get("preview").set(true);
        subsystem.refused(sheet);

        Path file = Path.of("/prices.csv");
        SheetRequest bare = new SheetRequest("gold", file, null, null, false);
        SheetRequest full = new SheetRequest("gold", file, "2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z", true);
        assertThat(asked).containsExactly("importSheet[" + bare + "]", "importSheet[" + full + "]");
    }

    @Test
    void recordsOfASpanAreExportedToAFile() {
        applicationStarts();
        ModelNode export = subsystem.operation("export-cdrs");
        export.get("path").set("/cdrs.csv");
        export.get("from").set("2027-01-01T00:00:00Z");
        export.get("until").set("2027-02-01T00:00:00Z");

        subsystem.refused(export);

        assertThat(asked).containsExactly("exportCdrs[/cdrs.csv, 2027-01-01T00:00:00Z, 2027-02-01T00:00:00Z]");
    }

    @Test
    void tariffIsNotTheDefaultUnlessAsked() {
        applicationStarts();
        ModelNode create = subsystem.operation("create-tariff");
        create.get("name").set("gold");

        subsystem.refused(create);
        create.get("currency").set("USD");
        create.get("default").set(true);
        subsystem.refused(create);

        assertThat(asked).containsExactly("create[gold, EUR, false]", "create[gold, USD, true]");
    }

    @Test
    void trunkHasStandardsAndEachPartOfItIsHandedOn() {
        applicationStarts();
        ModelNode create = subsystem.operation("create-trunk");
        create.get("name").set("carrier");
        create.get("host").set("192.0.2.1");
        create.get("prefixes").set("49,43");

        subsystem.refused(create);
        create.get("port").set(5070);
        create.get("transport").set("TCP");
        create.get("priority").set(3);
        create.get("weight").set(7);
        create.get("max-calls").set(10);
        create.get("currency").set("USD");
        subsystem.refused(create);

        TrunkRequest bare = new TrunkRequest("carrier", "192.0.2.1", 5060, "UDP", "49,43", 1, 0, null, "EUR");
        TrunkRequest full = new TrunkRequest("carrier", "192.0.2.1", 5070, "TCP", "49,43", 3, 7, 10, "USD");
        assertThat(asked).containsExactly("create[" + bare + "]", "create[" + full + "]");
    }

    @Test
    void banIsAboutExactlyOneKey() {
        applicationStarts();
        ModelNode ban = subsystem.operation("ban");
        String sentence = "RFEXT0004: Exactly one of source, device, user-agent and account says whom it is about";
        assertThat(subsystem.refused(ban)).isEqualTo(sentence);
        ban.get("source").set("192.0.2.7");
        ban.get("account").set("anna@one.example");
        assertThat(subsystem.refused(ban)).isEqualTo(sentence);
        ban.remove("source");
        ban.get("lifetime").set(60);

        subsystem.refused(ban);

        assertThat(asked).containsExactly("ban[account:anna@one.example, PT1M, ]");
    }

    @Test
    void failureOfTheApplicationIsASentence() {
        RunningSubsystem.control(subsystem).register((ControlPort) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ControlPort.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("a bug");
                }));

        assertThat(subsystem.refused(subsystem.operation("list-calls")))
                .isEqualTo("RFEXT0005: The operation could not be done: a bug");
    }

    @Test
    void fileIsFoundByItsAbsolutePath() {
        assertThat(imported("/tmp/users.csv", null)).isEqualTo(Path.of("/tmp/users.csv"));
    }

    @Test
    void fileIsFoundRelativeToAPathOfTheServer() {
        assertThat(imported("users.csv", "incoming")).isEqualTo(Path.of("/srv/incoming/users.csv"));
    }

    private Path imported(String path, String relativeTo) {
        outcome = new Outcome.Done<>(new ImportReport(2, List.of("one.example"), 1));
        applicationStarts();
        ModelNode answer = subsystem.done(importOf(path, relativeTo));
        assertThat(answer.get("created").asInt()).isEqualTo(2);
        assertThat(answer.get("against-rules").asInt()).isEqualTo(1);
        assertThat(answer.get("domains").get(0).asString()).isEqualTo("one.example");
        String call = asked.get(0);
        return Path.of(call.substring("importAccounts[".length(), call.length() - 1));
    }

    private ModelNode importOf(String path, String relativeTo) {
        ModelNode operation = subsystem.operation("import-accounts");
        operation.get("path").set(path);
        if (relativeTo != null) {
            operation.get("relative-to").set(relativeTo);
        }
        return operation;
    }

    @Test
    void fileThatCannotBeMeantIsRefusedWithARemedy() {
        applicationStarts();

        assertThat(subsystem.refused(importOf("users.csv", null)))
                .contains("'users.csv' is not absolute", "relative-to", "jboss.server.config.dir");
        assertThat(subsystem.refused(importOf("users.csv", "nowhere"))).contains("no path named 'nowhere'", "ls /path");
        assertThat(asked).isEmpty();
    }
}
