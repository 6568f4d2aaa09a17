package org.ringfence.extension;

import static org.ringfence.extension.Parameter.flag;
import static org.ringfence.extension.Parameter.limit;
import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;
import static org.ringfence.extension.Parameter.seconds;

import java.util.List;
import org.ringfence.policy.ControlPort.AccountView;
import org.ringfence.policy.TariffPort.LinkRequest;
import org.ringfence.policy.TariffPort.RateRequest;
import org.ringfence.policy.TariffPort.RateView;
import org.ringfence.policy.TariffPort.RerateRequest;
import org.ringfence.policy.TariffPort.RerateView;
import org.ringfence.policy.TariffPort.SheetRequest;
import org.ringfence.policy.TariffPort.SheetView;
import org.ringfence.policy.TariffPort.TariffView;

/** Operations on price lists. */
final class TariffOperations {

    private static final int DAY = 86_400;

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "list-tariffs",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(TariffView.class),
                    (port, op) -> port.tariffs().list()),
            ControlOperation.of(
                    "show-tariff",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(RateView.class),
                    (port, op) -> port.tariffs().show(op.text("tariff"), op.textOrNull("prefix"), op.number("limit")),
                    required("tariff"),
                    optional("prefix"),
                    limit()),
            ControlOperation.of(
                    "create-tariff",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(TariffView.class),
                    (port, op) ->
                            port.tariffs().create(op.text("name"), op.textOrStandard("currency"), op.flag("default")),
                    required("name"),
                    optional("currency", "EUR"),
                    flag("default")),
            ControlOperation.of(
                    "set-rate",
                    Access.CHANGES_ACCOUNTS,
                    Reply.many(RateView.class),
                    (port, op) -> port.tariffs()
                            .setRate(new RateRequest(
                                    op.text("tariff"),
                                    op.text("prefix"),
                                    op.textOrNull("destination"),
                                    op.text("price-per-minute"),
                                    op.textOrStandard("connect-fee"),
                                    op.number("first-increment"),
                                    op.number("next-increment"),
                                    op.number("grace"),
                                    op.textOrStandard("minimum-charge"),
                                    op.textOrNull("valid-from"),
                                    op.textOrNull("valid-until"))),
                    required("tariff"),
                    required("prefix"),
                    optional("destination"),
                    required("price-per-minute"),
                    optional("connect-fee", "0"),
                    seconds("first-increment", 1, 1, DAY),
                    seconds("next-increment", 1, 1, DAY),
                    seconds("grace", 0, 0, 3_600),
                    optional("minimum-charge", "0"),
                    optional("valid-from"),
                    optional("valid-until")),
            ControlOperation.of(
                    "remove-rate",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(TariffView.class),
                    (port, op) -> port.tariffs()
                            .removeRate(
                                    op.text("tariff"),
                                    op.text("prefix"),
                                    op.textOrNull("valid-from"),
                                    op.textOrNull("valid-until")),
                    required("tariff"),
                    required("prefix"),
                    optional("valid-from"),
                    optional("valid-until")),
            ControlOperation.of(
                    "import-tariff",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(SheetView.class),
                    (port, op) -> port.tariffs()
                            .importSheet(new SheetRequest(
                                    op.text("tariff"),
                                    op.file("path", "relative-to"),
                                    op.textOrNull("valid-from"),
                                    op.textOrNull("valid-until"),
                                    op.flag("preview"))),
                    required("tariff"),
                    required("path"),
                    optional("relative-to"),
                    optional("valid-from"),
                    optional("valid-until"),
                    flag("preview")),
            ControlOperation.of(
                    "link-tariff",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(TariffView.class),
                    (port, op) -> port.tariffs()
                            .link(new LinkRequest(
                                    op.text("tariff"),
                                    op.textOrNull("parent"),
                                    op.textOrNull("off-peak-tariff"),
                                    op.textOrNull("off-peak"))),
                    required("tariff"),
                    optional("parent"),
                    optional("off-peak-tariff"),
                    optional("off-peak")),
            ControlOperation.of(
                    "re-rate",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(RerateView.class),
                    (port, op) -> port.tariffs()
                            .rerate(new RerateRequest(
                                    op.textOrNull("account"),
                                    op.text("from"),
                                    op.text("until"),
                                    !op.flag("apply"),
                                    op.number("limit"))),
                    optional("account"),
                    required("from"),
                    required("until"),
                    flag("apply"),
                    limit()),
            ControlOperation.of(
                    "set-tariff",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AccountView.class),
                    (port, op) -> port.tariffs().assign(op.text("account"), op.textOrNull("tariff")),
                    required("account"),
                    optional("tariff")));

    private TariffOperations() {}
}
