package org.ringfence.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.model.ManagedSubsystem;

/** What the console tells about operations, and whom it lets call them. */
class DescriptionsTest {

    private ManagedSubsystem subsystem;
    private ModelNode operations;

    @BeforeEach
    void boot() throws Exception {
        subsystem = RunningSubsystem.boot();
        operations = subsystem.description().get("operations");
    }

    @AfterEach
    void stop() throws Exception {
        subsystem.close();
    }

    @Test
    void everyOperationParameterAndAnswerIsDescribed() {
        List<String> gaps = new ArrayList<>();
        for (ControlOperation operation : ControlOperation.ALL) {
            String name = operation.name();
            ModelNode description = operations.get(name);
            gaps(name, description, List.of("description"), gaps);
            for (Property parameter : description.get("request-properties").asPropertyList()) {
                gaps(
                        name + '/' + parameter.getName(),
                        parameter.getValue(),
                        List.of("description", "type", "required"),
                        gaps);
            }
            ModelNode reply = description.get("reply-properties");
            gaps(name + " answer", reply, List.of("type", "value-type"), gaps);
            for (Property component : reply.get("value-type").asPropertyList()) {
                gaps(
                        name + " answer/" + component.getName(),
                        component.getValue(),
                        List.of("description", "type"),
                        gaps);
            }
        }

        assertThat(gaps).isEmpty();
    }

    private static void gaps(String where, ModelNode described, List<String> wanted, List<String> gaps) {
        wanted.stream()
                .filter(key -> !described.hasDefined(key)
                        || described.get(key).asString().isBlank())
                .map(key -> where + " lacks " + key)
                .forEach(gaps::add);
    }

    @Test
    void whatOnlyShowsIsReadOnlyAndTheRestIsNot() {
        List<String> readOnly = ControlOperation.ALL.stream()
                .map(ControlOperation::name)
                .filter(name -> operations.get(name, "read-only").asBoolean(false))
                .toList();

        assertThat(readOnly)
                .containsExactlyInAnyOrder(
                        "show-account",
                        "audit-passwords",
                        "list-accounts",
                        "show-limits",
                        "list-destinations",
                        "list-blocked-numbers",
                        "list-limit-profiles",
                        "list-fraud-profiles",
                        "list-packages",
                        "show-packages",
                        "list-caller-bans",
                        "show-cdr-push",
                        "show-countries",
                        "list-tariffs",
                        "show-tariff",
                        "list-trunks",
                        "show-trunk",
                        "list-numbers",
                        "list-registrations",
                        "list-calls",
                        "show-cdr",
                        "list-cdrs",
                        "list-bans",
                        "list-security-events",
                        "explain-ban",
                        "show-perimeter",
                        "explain-call",
                        "list-jobs",
                        "verify-ledger",
                        "show-exposure");
    }

    @Test
    void everyOperationNeedsTheRunningServer() {
        for (ControlOperation operation : ControlOperation.ALL) {
            assertThat(operations.get(operation.name(), "runtime-only").asBoolean(false))
                    .as(operation.name())
                    .isTrue();
        }
    }

    @Test
    void moneyPersonalDataAndTheFirewallAreSensitiveWhereRolesAreToldApart() {
        for (ControlOperation operation : ControlOperation.ALL) {
            String constraints =
                    operations.get(operation.name(), "access-constraints").asString();
            switch (operation.access()) {
                case SHOWS_PERSONAL_DATA -> assertThat(constraints).contains("personal-data");
                case CHANGES_ACCOUNTS -> assertThat(constraints).contains("accounts");
                case CHANGES_PERIMETER -> assertThat(constraints).contains("perimeter");
                default -> assertThat(constraints).isEqualTo("undefined");
            }
        }
    }

    @Test
    void whatMovesMoneyOrShowsNamesIsNotOpenToEverybody() {
        assertThat(ControlOperation.ALL.stream()
                        .filter(operation ->
                                operation.access() == Access.SHOWS_FIGURES || operation.access() == Access.ENDS_CALLS)
                        .map(ControlOperation::name))
                .containsExactly("hang-up", "show-perimeter", "list-jobs");
    }
}
