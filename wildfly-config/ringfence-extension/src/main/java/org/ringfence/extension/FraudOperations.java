package org.ringfence.extension;

import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;

import java.util.List;
import org.ringfence.policy.FraudPort.AssignedProfileView;
import org.ringfence.policy.FraudPort.CallerBanView;
import org.ringfence.policy.FraudPort.CountriesView;
import org.ringfence.policy.FraudPort.FraudProfileView;
import org.ringfence.policy.FraudPort.FraudRuleRequest;

/** Operations on profiles of calls, and on callers of whom no calls are taken. */
final class FraudOperations {

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "list-fraud-profiles",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(FraudProfileView.class),
                    (port, op) -> port.fraud().profiles()),
            ControlOperation.of(
                    "set-fraud-rule",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(FraudProfileView.class),
                    (port, op) -> port.fraud()
                            .setRule(new FraudRuleRequest(
                                    op.text("profile"),
                                    op.textOrStandard("numbers"),
                                    op.textOrNull("hours"),
                                    op.textOrNull("calls-per-minute"),
                                    op.textOrNull("calls-per-hour"),
                                    op.textOrNull("concurrent"),
                                    op.textOrNull("sequential"),
                                    op.textOrNull("minutes-per-day"),
                                    op.textOrStandard("action"),
                                    op.textOrStandard("lock"))),
                    required("profile"),
                    optional("numbers", "*"),
                    optional("hours"),
                    optional("calls-per-minute"),
                    optional("calls-per-hour"),
                    optional("concurrent"),
                    optional("sequential"),
                    optional("minutes-per-day"),
                    optional("action", "NOTIFY"),
                    optional("lock", "NO_CHARGEABLE")),
            ControlOperation.of(
                    "remove-fraud-rule",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(FraudProfileView.class),
                    (port, op) -> port.fraud()
                            .removeRule(op.text("profile"), op.textOrStandard("numbers"), op.textOrNull("hours")),
                    required("profile"),
                    optional("numbers", "*"),
                    optional("hours")),
            ControlOperation.of(
                    "remove-fraud-profile",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(FraudProfileView.class),
                    (port, op) -> port.fraud().removeProfile(op.text("profile")),
                    required("profile")),
            ControlOperation.of(
                    "assign-fraud-profile",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AssignedProfileView.class),
                    (port, op) -> port.fraud().assign(op.text("account"), op.textOrNull("profile")),
                    required("account"),
                    optional("profile")),
            ControlOperation.of(
                    "list-caller-bans",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(CallerBanView.class),
                    (port, op) -> port.fraud().callerBans()),
            ControlOperation.of(
                    "remove-caller-ban",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(CallerBanView.class),
                    (port, op) -> port.fraud().removeCallerBan(op.text("caller")),
                    required("caller")),
            ControlOperation.of(
                    "show-countries",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(CountriesView.class),
                    (port, op) -> port.fraud().countries(op.text("account")),
                    required("account")),
            ControlOperation.of(
                    "allow-country",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(CountriesView.class),
                    (port, op) -> port.fraud().allowCountry(op.text("account"), op.text("country")),
                    required("account"),
                    required("country")),
            ControlOperation.of(
                    "forget-country",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(CountriesView.class),
                    (port, op) -> port.fraud().forgetCountry(op.text("account"), op.text("country")),
                    required("account"),
                    required("country")));

    private FraudOperations() {}
}
