package org.ringfence.sip.extension;

import java.time.Duration;
import java.util.List;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.ExpressionResolver;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.SimpleAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.client.helpers.MeasurementUnit;
import org.jboss.as.controller.operations.validation.IntRangeValidator;
import org.jboss.as.controller.operations.validation.StringLengthValidator;
import org.jboss.as.controller.registry.AttributeAccess;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.ringfence.sip.container.ConnectionLimits;
import org.ringfence.sip.container.StackSettings;

/** The attributes of {@code /subsystem=sip}, and the settings that they make. */
final class StackAttributes {

    private static final StackSettings DEFAULTS = StackSettings.DEFAULTS;
    private static final ConnectionLimits CONNECTIONS = DEFAULTS.connections();

    /** Left undefined, the stack takes one worker per processor and one more. */
    static final SimpleAttributeDefinition THREADS =
            number("threads", 1, 256, MeasurementUnit.NONE).build();

    static final SimpleAttributeDefinition QUEUE = number("queue-length", 16, 1_000_000, MeasurementUnit.NONE)
            .setDefaultValue(new ModelNode(DEFAULTS.queue()))
            .build();
    static final SimpleAttributeDefinition T1 = number("t1", 50, 5_000, MeasurementUnit.MILLISECONDS)
            .setDefaultValue(new ModelNode((int) DEFAULTS.t1().toMillis()))
            .build();
    static final SimpleAttributeDefinition T2 = number("t2", 50, 60_000, MeasurementUnit.MILLISECONDS)
            .setDefaultValue(new ModelNode((int) DEFAULTS.t2().toMillis()))
            .build();
    static final SimpleAttributeDefinition T4 = number("t4", 50, 60_000, MeasurementUnit.MILLISECONDS)
            .setDefaultValue(new ModelNode((int) DEFAULTS.t4().toMillis()))
            .build();
    static final SimpleAttributeDefinition RECEIVE_BUFFER = number(
                    "receive-buffer-size", 64 << 10, 256 << 20, MeasurementUnit.BYTES)
            .setDefaultValue(new ModelNode(DEFAULTS.receiveBufferBytes()))
            .build();
    static final SimpleAttributeDefinition SEND_BUFFER = number(
                    "send-buffer-size", 64 << 10, 256 << 20, MeasurementUnit.BYTES)
            .setDefaultValue(new ModelNode(DEFAULTS.sendBufferBytes()))
            .build();
    static final SimpleAttributeDefinition MAXIMUM_MESSAGE = number(
                    "maximum-message-size", 2_048, 65_535, MeasurementUnit.BYTES)
            .setDefaultValue(new ModelNode(DEFAULTS.maximumMessageBytes()))
            .build();
    static final SimpleAttributeDefinition MAXIMUM_TRANSACTIONS = number(
                    "maximum-transactions", 100, 10_000_000, MeasurementUnit.NONE)
            .setDefaultValue(new ModelNode(DEFAULTS.maximumTransactions()))
            .build();
    static final SimpleAttributeDefinition SERVER_HEADER = new SimpleAttributeDefinitionBuilder(
                    "server-header", ModelType.STRING, true)
            .setAllowExpression(true)
            .setDefaultValue(new ModelNode(DEFAULTS.serverHeader()))
            .setValidator(new StringLengthValidator(1, 64, true, true))
            .setFlags(AttributeAccess.Flag.RESTART_RESOURCE_SERVICES)
            .build();

    static final SimpleAttributeDefinition MAXIMUM_CONNECTIONS = number(
                    "maximum-connections", 1, 1_000_000, MeasurementUnit.NONE)
            .setDefaultValue(new ModelNode(CONNECTIONS.maximum()))
            .build();
    static final SimpleAttributeDefinition MAXIMUM_CONNECTIONS_PER_ADDRESS = number(
                    "maximum-connections-per-address", 1, 1_000_000, MeasurementUnit.NONE)
            .setDefaultValue(new ModelNode(CONNECTIONS.maximumPerAddress()))
            .build();
    static final SimpleAttributeDefinition CONNECTION_IDLE_TIMEOUT = number(
                    "connection-idle-timeout", 10, 86_400, MeasurementUnit.SECONDS)
            .setDefaultValue(new ModelNode((int) CONNECTIONS.idle().toSeconds()))
            .build();
    static final SimpleAttributeDefinition CONNECTION_MESSAGE_TIMEOUT = number(
                    "connection-message-timeout", 100, 300_000, MeasurementUnit.MILLISECONDS)
            .setDefaultValue(new ModelNode((int) CONNECTIONS.message().toMillis()))
            .build();

    static final List<AttributeDefinition> ALL = List.of(
            THREADS,
            QUEUE,
            T1,
            T2,
            T4,
            RECEIVE_BUFFER,
            SEND_BUFFER,
            MAXIMUM_MESSAGE,
            MAXIMUM_TRANSACTIONS,
            SERVER_HEADER,
            MAXIMUM_CONNECTIONS,
            MAXIMUM_CONNECTIONS_PER_ADDRESS,
            CONNECTION_IDLE_TIMEOUT,
            CONNECTION_MESSAGE_TIMEOUT);

    private StackAttributes() {}

    private static SimpleAttributeDefinitionBuilder number(
            String name, int minimum, int maximum, MeasurementUnit unit) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.INT, true)
                .setAllowExpression(true)
                .setMeasurementUnit(unit)
                .setValidator(new IntRangeValidator(minimum, maximum, true, true))
                .setFlags(AttributeAccess.Flag.RESTART_RESOURCE_SERVICES);
    }

    /** Reads the settings from the model. */
    static StackSettings resolve(ExpressionResolver context, ModelNode model) throws OperationFailedException {
        try {
            return new StackSettings(
                    THREADS.resolveModelAttribute(context, model).asInt(DEFAULTS.threads()),
                    QUEUE.resolveModelAttribute(context, model).asInt(),
                    Duration.ofMillis(T1.resolveModelAttribute(context, model).asInt()),
                    Duration.ofMillis(T2.resolveModelAttribute(context, model).asInt()),
                    Duration.ofMillis(T4.resolveModelAttribute(context, model).asInt()),
                    RECEIVE_BUFFER.resolveModelAttribute(context, model).asInt(),
                    SEND_BUFFER.resolveModelAttribute(context, model).asInt(),
                    MAXIMUM_MESSAGE.resolveModelAttribute(context, model).asInt(),
                    MAXIMUM_TRANSACTIONS.resolveModelAttribute(context, model).asInt(),
                    SERVER_HEADER.resolveModelAttribute(context, model).asString(),
                    connections(context, model));
        } catch (IllegalArgumentException e) {
            throw SipLogger.LOGGER.unusableSettings(String.valueOf(e.getMessage()));
        }
    }

    private static ConnectionLimits connections(ExpressionResolver context, ModelNode model)
            throws OperationFailedException {
        return new ConnectionLimits(
                MAXIMUM_CONNECTIONS.resolveModelAttribute(context, model).asInt(),
                MAXIMUM_CONNECTIONS_PER_ADDRESS
                        .resolveModelAttribute(context, model)
                        .asInt(),
                Duration.ofSeconds(CONNECTION_IDLE_TIMEOUT
                        .resolveModelAttribute(context, model)
                        .asInt()),
                Duration.ofMillis(CONNECTION_MESSAGE_TIMEOUT
                        .resolveModelAttribute(context, model)
                        .asInt()));
    }
}
