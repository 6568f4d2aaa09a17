package org.ringfence.extension;

import static org.ringfence.extension.Parameter.limit;
import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;
import static org.ringfence.extension.Parameter.seconds;

import java.util.List;
import java.util.stream.Stream;
import org.jboss.as.controller.AttributeDefinition;
import org.ringfence.policy.PerimeterPort.BanView;
import org.ringfence.policy.PerimeterPort.EventView;
import org.ringfence.policy.PerimeterPort.ExplanationView;
import org.ringfence.policy.PerimeterPort.ListReport;
import org.ringfence.policy.PerimeterPort.PerimeterView;
import org.ringfence.policy.PerimeterPort.UnbanReport;

/** Operations on bans and the firewall. */
final class PerimeterOperations {

    private static final int YEAR = 365 * 86_400;
    private static final int LONGEST_LOAD_TEST = 14_400;

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "ban",
                    Access.CHANGES_PERIMETER,
                    Reply.one(BanView.class),
                    (port, op) -> port.perimeter().ban(op.banKey(), op.secondsOrNull("lifetime"), op.text("reason")),
                    keyAnd(seconds("lifetime", YEAR), optional("reason"))),
            ControlOperation.of(
                    "unban",
                    Access.CHANGES_PERIMETER,
                    Reply.one(UnbanReport.class),
                    (port, op) -> port.perimeter().unban(op.banKey(), op.secondsOrNull("allow-for")),
                    keyAnd(seconds("allow-for", YEAR))),
            ControlOperation.of(
                    "unban-all", Access.CHANGES_PERIMETER, Reply.one(UnbanReport.class), (port, op) -> port.perimeter()
                            .unbanAll()),
            ControlOperation.of(
                    "list-bans",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(BanView.class),
                    (port, op) -> port.perimeter().listBans(op.text("filter"), op.number("limit")),
                    optional("filter"),
                    limit()),
            ControlOperation.of(
                    "explain-ban",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(ExplanationView.class),
                    (port, op) -> port.perimeter().explainBan(op.banKey()),
                    keyAnd()),
            ControlOperation.of(
                    "list-security-events",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(EventView.class),
                    (port, op) -> port.perimeter()
                            .listSecurityEvents(op.textOrNull("since"), op.textOrNull("kind"), op.number("limit")),
                    optional("since"),
                    optional("kind"),
                    limit()),
            ControlOperation.of(
                    "show-perimeter",
                    Access.SHOWS_FIGURES,
                    Reply.one(PerimeterView.class),
                    (port, op) -> port.perimeter().showPerimeter()),
            ControlOperation.of(
                    "load-test-mode",
                    Access.CHANGES_PERIMETER,
                    Reply.one(PerimeterView.class),
                    (port, op) -> port.perimeter().loadTestMode(op.seconds("duration"), op.text("reason")),
                    seconds("duration", 600, 0, LONGEST_LOAD_TEST),
                    optional("reason")),
            ControlOperation.of(
                    "import-bans",
                    Access.CHANGES_PERIMETER,
                    Reply.one(ListReport.class),
                    (port, op) ->
                            port.perimeter().importBans(op.file("path", "relative-to"), op.secondsOrNull("lifetime")),
                    required("path"),
                    optional("relative-to"),
                    seconds("lifetime", YEAR)),
            ControlOperation.of(
                    "export-bans",
                    Access.CHANGES_PERIMETER,
                    Reply.one(ListReport.class),
                    (port, op) -> port.perimeter().exportBans(op.file("path", "relative-to")),
                    required("path"),
                    optional("relative-to")));

    private PerimeterOperations() {}

    /** The parameters that say whom a ban is about, and more. */
    private static AttributeDefinition[] keyAnd(AttributeDefinition... more) {
        Stream<AttributeDefinition> key =
                OperationParameters.BAN_KEYS.keySet().stream().map(Parameter::optional);
        return Stream.concat(key, Stream.of(more)).toArray(AttributeDefinition[]::new);
    }
}
