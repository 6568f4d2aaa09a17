package org.ringfence.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.SimpleOperationDefinitionBuilder;
import org.jboss.as.controller.access.management.SensitiveTargetAccessConstraintDefinition;
import org.jboss.as.controller.client.helpers.MeasurementUnit;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.ringfence.policy.ControlBoard;
import org.ringfence.policy.ControlPort;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;

/** The operations of {@code /subsystem=ringfence}: each asks the application and shows what it answers. */
enum ControlOperation {
    CREATE_ACCOUNT(
            false,
            (port, op) -> port.createAccount(new NewAccountRequest(
                    op.text("name"),
                    op.text("password"),
                    op.textOrNull("type"),
                    op.textOrNull("credit"),
                    op.textOrNull("currency"),
                    op.numberOrNull("lines"),
                    op.textOrNull("number"))),
            required("name"),
            secret("password"),
            optional("type"),
            optional("credit"),
            optional("currency"),
            number("lines", 5),
            optional("number")),
    SHOW_ACCOUNT(true, (port, op) -> port.showAccount(op.text("account")), required("account")),
    LIST_ACCOUNTS(
            true,
            (port, op) -> port.listAccounts(op.text("after"), op.number("limit")),
            optional("after"),
            number("limit", 100)),
    LOCK_ACCOUNT(
            false,
            (port, op) -> port.lockAccount(op.text("account"), op.text("level")),
            required("account"),
            required("level")),
    TOP_UP(
            false,
            (port, op) -> port.topUp(op.text("account"), op.text("amount"), op.text("reference")),
            required("account"),
            required("amount"),
            required("reference")),
    IMPORT_ACCOUNTS(false, (port, op) -> port.importAccounts(Path.of(op.text("path"))), required("path")),
    LIST_REGISTRATIONS(true, (port, op) -> port.listRegistrations(op.text("filter")), optional("filter")),
    LIST_CALLS(true, (port, op) -> port.listCalls()),
    HANG_UP(false, (port, op) -> port.hangUp(op.text("call")), required("call")),
    SHOW_CDR(true, (port, op) -> port.showCdr(op.text("call")), required("call")),
    LIST_CDRS(
            true,
            (port, op) -> port.listCdrs(op.text("account"), op.number("limit")),
            required("account"),
            number("limit", 100)),
    BAN(
            false,
            (port, op) -> port.perimeter().ban(op.banKey(), op.secondsOrNull("lifetime"), op.text("reason")),
            optional("source"),
            optional("device"),
            optional("user-agent"),
            optional("account"),
            seconds("lifetime"),
            optional("reason")),
    UNBAN(
            false,
            (port, op) -> port.perimeter().unban(op.banKey(), op.secondsOrNull("allow-for")),
            optional("source"),
            optional("device"),
            optional("user-agent"),
            optional("account"),
            seconds("allow-for")),
    UNBAN_ALL(false, (port, op) -> port.perimeter().unbanAll()),
    LIST_BANS(
            true,
            (port, op) -> port.perimeter().listBans(op.text("filter"), op.number("limit")),
            optional("filter"),
            number("limit", 100)),
    EXPLAIN_BAN(
            true,
            (port, op) -> port.perimeter().explainBan(op.banKey()),
            optional("source"),
            optional("device"),
            optional("user-agent"),
            optional("account")),
    SHOW_PERIMETER(true, (port, op) -> port.perimeter().showPerimeter()),
    LOAD_TEST_MODE(
            false,
            (port, op) -> port.perimeter().loadTestMode(op.seconds("duration"), op.text("reason")),
            number("duration", 600),
            optional("reason")),
    IMPORT_BANS(
            false,
            (port, op) -> port.perimeter().importBans(Path.of(op.text("path")), op.secondsOrNull("lifetime")),
            required("path"),
            seconds("lifetime")),
    EXPORT_BANS(true, (port, op) -> port.perimeter().exportBans(Path.of(op.text("path"))), required("path"));

    private final boolean readOnly;
    private final BiFunction<ControlPort, OperationParameters, Outcome<?>> action;
    private final List<AttributeDefinition> parameters;

    ControlOperation(
            boolean readOnly,
            BiFunction<ControlPort, OperationParameters, Outcome<?>> action,
            AttributeDefinition... parameters) {
        this.readOnly = readOnly;
        this.action = action;
        this.parameters = List.of(parameters);
    }

    private static AttributeDefinition required(String name) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.STRING, false).build();
    }

    private static AttributeDefinition secret(String name) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.STRING, false)
                .addAccessConstraint(SensitiveTargetAccessConstraintDefinition.CREDENTIAL)
                .build();
    }

    private static AttributeDefinition optional(String name) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.STRING, true).build();
    }

    private static AttributeDefinition number(String name, int standard) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.INT, true)
                .setDefaultValue(new ModelNode(standard))
                .build();
    }

    private static AttributeDefinition seconds(String name) {
        return new SimpleAttributeDefinitionBuilder(name, ModelType.INT, true)
                .setMeasurementUnit(MeasurementUnit.SECONDS)
                .build();
    }

    /** The name in the management model. */
    String operationName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void registerAll(ManagementResourceRegistration registration, ControlBoard board) {
        for (ControlOperation operation : values()) {
            SimpleOperationDefinitionBuilder definition = new SimpleOperationDefinitionBuilder(
                            operation.operationName(), RingfenceSubsystemResourceDefinitionRegistrar.RESOLVER)
                    .setParameters(operation.parameters.toArray(AttributeDefinition[]::new))
                    .setReplyType(ModelType.OBJECT)
                    .setRuntimeOnly();
            if (operation.readOnly) {
                definition.setReadOnly();
            }
            registration.registerOperationHandler(definition.build(), operation.handler(board));
        }
    }

    private OperationStepHandler handler(ControlBoard board) {
        return (context, operation) -> {
            for (AttributeDefinition parameter : parameters) {
                parameter.validateOperation(operation);
            }
            context.addStep((step, op) -> perform(step, op, board), OperationContext.Stage.RUNTIME);
        };
    }

    private void perform(OperationContext context, ModelNode operation, ControlBoard board)
            throws OperationFailedException {
        ControlPort port = board.current().orElseThrow(RingfenceLogger.LOGGER::notInService);
        Outcome<?> outcome;
        try {
            outcome = action.apply(port, new OperationParameters(operation, parameters));
        } catch (RuntimeException e) {
            RingfenceLogger.LOGGER.debugf(e, "Operation %s", operationName());
            throw RingfenceLogger.LOGGER.broken(String.valueOf(e.getMessage()));
        }
        if (outcome instanceof Outcome.Refused<?> refused) {
            throw RingfenceLogger.LOGGER.sentence(refused.sentence());
        }
        if (outcome instanceof Outcome.Done<?> done) {
            context.getResult().set(RecordNodes.of(done.value()));
        }
    }

    /** Names of the parameters, for tests of descriptions. */
    List<String> parameterNames() {
        return parameters.stream().map(AttributeDefinition::getName).toList();
    }
}
