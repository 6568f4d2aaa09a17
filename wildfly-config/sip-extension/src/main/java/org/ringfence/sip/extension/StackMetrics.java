package org.ringfence.sip.extension;

import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.registry.AttributeAccess;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.container.SipEngine;
import org.wildfly.subsystem.resource.executor.Metric;
import org.wildfly.subsystem.resource.executor.MetricExecutor;

/** The runtime attributes of {@code /subsystem=sip}: what passed since the stack started. */
enum StackMetrics implements Metric<SipEngine> {
    RECEIVED("messages-received", true, engine -> engine.statistics().received()),
    MALFORMED("messages-malformed", true, engine -> engine.statistics().malformed()),
    DROPPED_BY_SOURCE(
            "dropped-by-source-gate", true, engine -> engine.statistics().droppedBySourceGate()),
    DROPPED_BY_MESSAGE(
            "dropped-by-message-gate", true, engine -> engine.statistics().droppedByMessageGate()),
    DROPPED_OUT_OF_SERVICE(
            "dropped-out-of-service", true, engine -> engine.statistics().droppedOutOfService()),
    DROPPED_BY_OVERLOAD(
            "dropped-by-overload", true, engine -> engine.statistics().droppedByOverload()),
    ANSWERED_STATELESSLY(
            "answered-statelessly", true, engine -> engine.statistics().answeredStatelessly()),
    TRANSACTIONS("active-transactions", false, SipEngine::serverTransactions),
    DIALOGS("active-dialogs", false, SipEngine::dialogs),
    CONNECTIONS("open-connections", false, SipEngine::connections),
    WAITING("waiting-messages", false, SipEngine::waitingMessages),
    STRAY_RESPONSES("stray-responses", true, engine -> engine.statistics().strayResponses());

    private final AttributeDefinition definition;
    private final ToLongFunction<SipEngine> value;

    StackMetrics(String name, boolean counter, ToLongFunction<SipEngine> value) {
        this.value = value;
        definition = new SimpleAttributeDefinitionBuilder(name, ModelType.LONG)
                .setFlags(counter ? AttributeAccess.Flag.COUNTER_METRIC : AttributeAccess.Flag.GAUGE_METRIC)
                .setStorageRuntime()
                .setUndefinedMetricValue(ModelNode.ZERO_LONG)
                .build();
    }

    @Override
    public AttributeDefinition get() {
        return definition;
    }

    @Override
    public ModelNode execute(SipEngine engine) {
        return new ModelNode(value.applyAsLong(engine));
    }

    /** The engine while it runs. */
    static final class Captured implements Consumer<SipEngine>, MetricExecutor<SipEngine> {

        private volatile @Nullable SipEngine engine;

        @Override
        public void accept(@Nullable SipEngine started) {
            engine = started;
        }

        @Override
        public @Nullable ModelNode execute(OperationContext context, Metric<SipEngine> metric)
                throws org.jboss.as.controller.OperationFailedException {
            SipEngine running = engine;
            return running == null ? null : metric.execute(running);
        }
    }
}
