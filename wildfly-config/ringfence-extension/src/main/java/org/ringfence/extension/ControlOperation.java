package org.ringfence.extension;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.SimpleOperationDefinitionBuilder;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.controller.services.path.PathManager;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.ControlBoard;
import org.ringfence.policy.ControlPort;
import org.ringfence.policy.ControlPort.Outcome;

/**
 * An operation of {@code /subsystem=ringfence}: it asks the application and shows what that answers.
 *
 * @param name in the management model
 */
record ControlOperation(
        String name,
        Access access,
        Reply reply,
        BiFunction<ControlPort, OperationParameters, Outcome<?>> action,
        List<AttributeDefinition> parameters) {

    static final List<ControlOperation> ALL = Stream.of(
                    AccountOperations.ALL,
                    TariffOperations.ALL,
                    TrunkOperations.ALL,
                    CallOperations.ALL,
                    PerimeterOperations.ALL,
                    LimitOperations.ALL,
                    DestinationOperations.ALL,
                    FraudOperations.ALL,
                    PackageOperations.ALL,
                    InsightOperations.ALL)
            .flatMap(List::stream)
            .toList();

    static ControlOperation of(
            String name,
            Access access,
            Reply reply,
            BiFunction<ControlPort, OperationParameters, Outcome<?>> action,
            AttributeDefinition... parameters) {
        return new ControlOperation(name, access, reply, action, List.of(parameters));
    }

    static void registerAll(
            ManagementResourceRegistration registration, ControlBoard board, @Nullable PathManager paths) {
        for (ControlOperation operation : ALL) {
            SimpleOperationDefinitionBuilder definition = new SimpleOperationDefinitionBuilder(
                            operation.name, operation.reply.descriptions())
                    .setParameters(operation.parameters.toArray(AttributeDefinition[]::new))
                    .setReplyType(operation.reply.type())
                    .setReplyParameters(operation.reply.parameters())
                    .setAccessConstraints(operation.access.constraints())
                    .setRuntimeOnly();
            if (operation.access.isReadOnly()) {
                definition.setReadOnly();
            }
            registration.registerOperationHandler(definition.build(), operation.handler(board, paths));
        }
    }

    private OperationStepHandler handler(ControlBoard board, @Nullable PathManager paths) {
        return (context, operation) -> {
            for (AttributeDefinition parameter : parameters) {
                parameter.validateOperation(operation);
            }
            context.addStep(
                    (step, op) -> perform(step, new OperationParameters(op, parameters, paths), board),
                    OperationContext.Stage.RUNTIME);
        };
    }

    private void perform(OperationContext context, OperationParameters operation, ControlBoard board)
            throws OperationFailedException {
        ControlPort port = board.current().orElseThrow(RingfenceLogger.LOGGER::notInService);
        Outcome<?> outcome;
        try {
            outcome = action.apply(port, operation);
        } catch (OperationParameters.Unusable unusable) {
            throw RingfenceLogger.LOGGER.sentence(String.valueOf(unusable.getMessage()));
        } catch (RuntimeException e) {
            RingfenceLogger.LOGGER.debugf(e, "Operation %s", name);
            throw RingfenceLogger.LOGGER.broken(String.valueOf(e.getMessage()));
        }
        if (outcome instanceof Outcome.Refused<?> refused) {
            throw RingfenceLogger.LOGGER.sentence(refused.sentence());
        }
        if (outcome instanceof Outcome.Done<?> done) {
            context.getResult().set(RecordNodes.of(done.value()));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
