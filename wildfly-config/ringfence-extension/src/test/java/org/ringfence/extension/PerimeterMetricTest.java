package org.ringfence.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.ringfence.model.ManagedSubsystem;
import org.ringfence.policy.ControlPort;
import org.ringfence.policy.PerimeterPort;
import org.ringfence.policy.PerimeterPort.PerimeterFigures;

class PerimeterMetricTest {

    @Test
    void everyCounterIsAMetricWithItsOwnValue() throws Exception {
        Map<String, Long> dropped = new HashMap<>();
        Map<String, Long> made = new HashMap<>();
        PerimeterPort.DROP_REASONS.forEach(reason -> dropped.put(reason, 10L + dropped.size()));
        PerimeterPort.BAN_CAUSES.forEach(cause -> made.put(cause, 100L + made.size()));
        Map<String, Long> events = new HashMap<>();
        PerimeterPort.EVENT_KINDS.forEach(kind -> events.put(kind, 200L + events.size()));
        PerimeterFigures figures = new PerimeterFigures(5_000_000_000L, dropped, made, events, 7);
        PerimeterPort perimeter = proxy(PerimeterPort.class, figures);
        try (ManagedSubsystem subsystem = RunningSubsystem.boot()) {
            assertThat(subsystem.read("messages-passed").asLong()).isZero();

            RunningSubsystem.control(subsystem).register(proxy(ControlPort.class, perimeter));

            assertThat(subsystem.read("messages-passed").asLong()).isEqualTo(5_000_000_000L);
            assertThat(subsystem.read("messages-dropped-denied").asLong()).isEqualTo(10);
            assertThat(subsystem.read("messages-dropped-network-speed").asLong())
                    .isEqualTo(15);
            assertThat(subsystem.read("bans-made-flood").asLong()).isEqualTo(100);
            assertThat(subsystem.read("bans-made-list").asLong()).isEqualTo(111);
            assertThat(subsystem.read("security-events-ban").asLong()).isEqualTo(200);
            assertThat(subsystem.read("security-events-access-changed").asLong())
                    .isEqualTo(214);
            assertThat(subsystem.read("security-events-low-balance").asLong()).isEqualTo(216);
            assertThat(subsystem.read("security-events-suspected-fraud").asLong())
                    .isEqualTo(217);
            assertThat(subsystem.read("security-events-lost").asLong()).isEqualTo(7);
            ModelNode attributes = subsystem.description().get("attributes");
            assertThat(PerimeterMetric.ALL).hasSize(38).allSatisfy(metric -> assertThat(
                            attributes.get(metric.name(), "access-type").asString())
                    .isEqualTo("metric"));
        }
    }

    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                PerimeterMetricTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> answer));
    }
}
