package org.ringfence.sip.extension;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.client.helpers.MeasurementUnit;
import org.jboss.as.controller.registry.AttributeAccess;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.container.ConnectorStatistics;
import org.wildfly.subsystem.resource.executor.Metric;
import org.wildfly.subsystem.resource.executor.MetricExecutor;

/** The runtime attributes of {@code connector=NAME}: what came in since it listens. */
enum ConnectorMetrics implements Metric<ConnectorStatistics> {
    MESSAGES("messages-received", MeasurementUnit.NONE, ConnectorStatistics::messages),
    BYTES("bytes-received", MeasurementUnit.BYTES, ConnectorStatistics::bytes),
    DROPPED("messages-dropped", MeasurementUnit.NONE, ConnectorStatistics::dropped),
    CONNECTIONS("open-connections", MeasurementUnit.NONE, ConnectorStatistics::connections);

    private final AttributeDefinition definition;
    private final ToLongFunction<ConnectorStatistics> value;

    ConnectorMetrics(String name, MeasurementUnit unit, ToLongFunction<ConnectorStatistics> value) {
        this.value = value;
        definition = new SimpleAttributeDefinitionBuilder(name, ModelType.LONG)
                .setMeasurementUnit(unit)
                .setFlags(
                        name.startsWith("open")
                                ? AttributeAccess.Flag.GAUGE_METRIC
                                : AttributeAccess.Flag.COUNTER_METRIC)
                .setStorageRuntime()
                .setUndefinedMetricValue(ModelNode.ZERO_LONG)
                .build();
    }

    @Override
    public AttributeDefinition get() {
        return definition;
    }

    @Override
    public ModelNode execute(ConnectorStatistics statistics) {
        return new ModelNode(value.applyAsLong(statistics));
    }

    /** The connectors while they listen. */
    static final class Listening implements MetricExecutor<ConnectorStatistics> {

        private final Map<String, ListeningConnector> connectors = new ConcurrentHashMap<>();

        /** Takes the connector of this name when it begins to listen, and null when it ends. */
        Consumer<ListeningConnector> named(String name) {
            return connector -> connectors.compute(name, (key, before) -> connector);
        }

        @Override
        public @Nullable ModelNode execute(OperationContext context, Metric<ConnectorStatistics> metric)
                throws OperationFailedException {
            ListeningConnector connector = connectors.get(context.getCurrentAddressValue());
            return connector == null ? null : metric.execute(connector.statistics());
        }
    }
}
