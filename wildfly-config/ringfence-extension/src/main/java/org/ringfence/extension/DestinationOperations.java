package org.ringfence.extension;

import static org.ringfence.extension.Parameter.limit;
import static org.ringfence.extension.Parameter.numberOrNone;
import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;

import java.util.List;
import org.ringfence.policy.DestinationPort.BlockRequest;
import org.ringfence.policy.DestinationPort.BlockedNumberView;
import org.ringfence.policy.DestinationPort.DestinationRequest;
import org.ringfence.policy.DestinationPort.DestinationView;
import org.ringfence.policy.DestinationPort.DialPlanRequest;

/** Operations on where the calls of accounts may go. */
final class DestinationOperations {

    private static final int MOST_DAYS = 3_650;

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "list-destinations",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(DestinationView.class),
                    (port, op) -> port.destinations().list(op.textOrNull("account"), op.number("limit")),
                    optional("account"),
                    limit()),
            ControlOperation.of(
                    "set-destination",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(DestinationView.class),
                    (port, op) -> port.destinations()
                            .set(new DestinationRequest(
                                    op.text("account"),
                                    op.textOrNull("allowed"),
                                    op.textOrNull("blocked"),
                                    op.textOrNull("international"),
                                    op.textOrNull("only-own-users"),
                                    op.textOrNull("diversions"))),
                    required("account"),
                    optional("allowed"),
                    optional("blocked"),
                    optional("international"),
                    optional("only-own-users"),
                    optional("diversions")),
            ControlOperation.of(
                    "set-dial-plan",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(DestinationView.class),
                    (port, op) -> port.destinations()
                            .setDialPlan(new DialPlanRequest(
                                    op.text("account"),
                                    op.textOrNull("country"),
                                    op.textOrNull("area-code"),
                                    op.textOrNull("national-prefix"),
                                    op.textOrNull("international-prefix"))),
                    required("account"),
                    optional("country"),
                    optional("area-code"),
                    optional("national-prefix"),
                    optional("international-prefix")),
            ControlOperation.of(
                    "set-pin",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(DestinationView.class),
                    (port, op) -> port.destinations().setPin(op.text("account"), op.textOrNull("pin")),
                    required("account"),
                    optional("pin")),
            ControlOperation.of(
                    "block-number",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(BlockedNumberView.class),
                    (port, op) -> port.destinations()
                            .block(new BlockRequest(
                                    op.text("number"),
                                    op.textOrStandard("confidence"),
                                    op.text("reason"),
                                    op.numberOrNull("days"))),
                    required("number"),
                    optional("confidence", "VERY_SURE"),
                    required("reason"),
                    numberOrNone("days", 1, MOST_DAYS)),
            ControlOperation.of(
                    "unblock-number",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(BlockedNumberView.class),
                    (port, op) -> port.destinations().unblock(op.text("number")),
                    required("number")),
            ControlOperation.of(
                    "list-blocked-numbers",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(BlockedNumberView.class),
                    (port, op) -> port.destinations().blocked(op.textOrNull("prefix"), op.number("limit")),
                    optional("prefix"),
                    limit()));

    private DestinationOperations() {}
}
