package org.ringfence.extension;

import static org.ringfence.extension.Parameter.limit;
import static org.ringfence.extension.Parameter.number;
import static org.ringfence.extension.Parameter.numberOrNone;
import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;

import java.util.List;
import org.ringfence.policy.TrunkPort.NumberView;
import org.ringfence.policy.TrunkPort.TrunkChangeRequest;
import org.ringfence.policy.TrunkPort.TrunkRequest;
import org.ringfence.policy.TrunkPort.TrunkView;

/** Operations on trunks and numbers. */
final class TrunkOperations {

    private static final int MOST_CALLS = 1_000_000;
    private static final int LAST_PRIORITY = 1_000;
    private static final int MOST_WEIGHT = 1_000;
    private static final int SIP_PORT = 5060;
    private static final int LAST_PORT = 65_535;

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "list-trunks", Access.SHOWS_PERSONAL_DATA, Reply.many(TrunkView.class), (port, op) -> port.trunks()
                            .list()),
            ControlOperation.of(
                    "show-trunk",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(TrunkView.class),
                    (port, op) -> port.trunks().show(op.text("trunk")),
                    required("trunk")),
            ControlOperation.of(
                    "create-trunk",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(TrunkView.class),
                    (port, op) -> port.trunks()
                            .create(new TrunkRequest(
                                    op.text("name"),
                                    op.text("host"),
                                    op.number("port"),
                                    op.textOrStandard("transport"),
                                    op.text("prefixes"),
                                    op.number("priority"),
                                    op.number("weight"),
                                    op.numberOrNull("max-calls"),
                                    op.textOrStandard("currency"))),
                    required("name"),
                    required("host"),
                    number("port", SIP_PORT, 1, LAST_PORT),
                    optional("transport", "UDP"),
                    required("prefixes"),
                    number("priority", 1, 0, LAST_PRIORITY),
                    number("weight", 0, 0, MOST_WEIGHT),
                    numberOrNone("max-calls", 0, MOST_CALLS),
                    optional("currency", "EUR")),
            ControlOperation.of(
                    "set-trunk",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(TrunkView.class),
                    (port, op) -> port.trunks()
                            .set(new TrunkChangeRequest(
                                    op.text("trunk"),
                                    op.textOrNull("prefixes"),
                                    op.numberOrNull("priority"),
                                    op.numberOrNull("weight"),
                                    op.textOrNull("max-calls"),
                                    op.textOrNull("enabled"))),
                    required("trunk"),
                    optional("prefixes"),
                    numberOrNone("priority", 0, LAST_PRIORITY),
                    numberOrNone("weight", 0, MOST_WEIGHT),
                    optional("max-calls"),
                    optional("enabled")),
            ControlOperation.of(
                    "remove-trunk",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(TrunkView.class),
                    (port, op) -> port.trunks().remove(op.text("trunk")),
                    required("trunk")),
            ControlOperation.of(
                    "assign-number",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(NumberView.class),
                    (port, op) -> port.trunks().assignNumber(op.text("number"), op.text("user")),
                    required("number"),
                    required("user")),
            ControlOperation.of(
                    "release-number",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(NumberView.class),
                    (port, op) -> port.trunks().releaseNumber(op.text("number")),
                    required("number")),
            ControlOperation.of(
                    "list-numbers",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(NumberView.class),
                    (port, op) -> port.trunks().listNumbers(op.textOrNull("prefix"), op.number("limit")),
                    optional("prefix"),
                    limit()));

    private TrunkOperations() {}
}
