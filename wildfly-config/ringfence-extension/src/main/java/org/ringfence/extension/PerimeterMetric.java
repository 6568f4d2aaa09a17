package org.ringfence.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jboss.as.controller.SimpleAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.registry.AttributeAccess;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.ringfence.policy.ControlBoard;
import org.ringfence.policy.PerimeterPort;
import org.ringfence.policy.PerimeterPort.PerimeterFigures;

/**
 * A counter of the perimeter as a metric of {@code /subsystem=ringfence} (SPEC P12): messages that passed, messages
 * dropped by reason, bans made by cause, security events by kind.
 */
record PerimeterMetric(String name, ToLongFunction<PerimeterFigures> value) {

    static final List<PerimeterMetric> ALL = all();

    private static List<PerimeterMetric> all() {
        List<PerimeterMetric> all = new ArrayList<>();
        all.add(new PerimeterMetric("messages-passed", PerimeterFigures::passed));
        for (String reason : PerimeterPort.DROP_REASONS) {
            all.add(new PerimeterMetric("messages-dropped-" + kebab(reason), figures -> figures.dropped()
                    .getOrDefault(reason, 0L)));
        }
        for (String cause : PerimeterPort.BAN_CAUSES) {
            all.add(new PerimeterMetric(
                    "bans-made-" + kebab(cause), figures -> figures.bansMade().getOrDefault(cause, 0L)));
        }
        for (String kind : PerimeterPort.EVENT_KINDS) {
            all.add(new PerimeterMetric("security-events-" + kebab(kind), figures -> figures.events()
                    .getOrDefault(kind, 0L)));
        }
        all.add(new PerimeterMetric("security-events-lost", PerimeterFigures::eventsLost));
        return List.copyOf(all);
    }

    private static String kebab(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void registerAll(ManagementResourceRegistration registration, ControlBoard board) {
        for (PerimeterMetric metric : ALL) {
            SimpleAttributeDefinition definition = new SimpleAttributeDefinitionBuilder(metric.name, ModelType.LONG)
                    .setStorageRuntime()
                    .addFlag(AttributeAccess.Flag.COUNTER_METRIC)
                    .setUndefinedMetricValue(ModelNode.ZERO_LONG)
                    .build();
            registration.registerMetric(definition, (context, operation) -> context.getResult()
                    .set(board.current()
                            .map(port ->
                                    metric.value.applyAsLong(port.perimeter().figures()))
                            .orElse(0L)));
        }
    }
}
