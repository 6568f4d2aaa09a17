package org.ringfence.extension;

import java.util.Locale;
import java.util.function.Function;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.registry.AttributeAccess;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.ringfence.policy.ControlBoard;
import org.ringfence.policy.ControlPort;
import org.ringfence.policy.ControlPort.ServiceStatus;

/** The runtime attributes of {@code /subsystem=ringfence}: how the application stands. */
enum StatusAttribute {
    /** Whether calls are taken. */
    IN_SERVICE(ModelNode.FALSE, status -> new ModelNode(status.ready())),
    ACTIVE_CALLS(ModelNode.ZERO, status -> new ModelNode(status.activeCalls())),
    REGISTERED_ADDRESSES(ModelNode.ZERO, status -> new ModelNode(status.registeredAddresses())),
    WAITING_SETTLEMENTS(ModelNode.ZERO, status -> new ModelNode(status.waitingSettlements()));

    private final ModelNode withoutApplication;
    private final Function<ServiceStatus, ModelNode> value;

    StatusAttribute(ModelNode withoutApplication, Function<ServiceStatus, ModelNode> value) {
        this.withoutApplication = withoutApplication;
        this.value = value;
    }

    static void registerAll(ManagementResourceRegistration registration, ControlBoard board) {
        for (StatusAttribute attribute : values()) {
            ModelType type = attribute.withoutApplication.getType();
            SimpleAttributeDefinitionBuilder definition = new SimpleAttributeDefinitionBuilder(
                            attribute.name().toLowerCase(Locale.ROOT).replace('_', '-'), type)
                    .setStorageRuntime();
            if (type == ModelType.BOOLEAN) {
                registration.registerReadOnlyAttribute(definition.build(), attribute.handler(board));
            } else {
                definition
                        .addFlag(AttributeAccess.Flag.GAUGE_METRIC)
                        .setUndefinedMetricValue(attribute.withoutApplication);
                registration.registerMetric(definition.build(), attribute.handler(board));
            }
        }
    }

    private OperationStepHandler handler(ControlBoard board) {
        return (context, operation) -> context.getResult()
                .set(board.current().map(ControlPort::status).map(value).orElse(withoutApplication));
    }
}
