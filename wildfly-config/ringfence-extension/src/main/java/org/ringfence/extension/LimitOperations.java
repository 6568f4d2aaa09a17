package org.ringfence.extension;

import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.as.controller.AttributeDefinition;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.LimitPort.AgreedView;
import org.ringfence.policy.LimitPort.LimitRequest;
import org.ringfence.policy.LimitPort.LimitsView;

/** Operations on the limits of accounts. */
final class LimitOperations {

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "show-limits",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(LimitsView.class),
                    (port, op) -> port.limits().show(op.text("account")),
                    required("account")),
            ControlOperation.of(
                    "set-limits",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(LimitsView.class),
                    (port, op) -> port.limits().set(request(op, op.text("account"), op.textOrNull("profile"))),
                    parameters(required("account"), optional("profile"))),
            ControlOperation.of(
                    "list-limit-profiles",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(AgreedView.class),
                    (port, op) -> port.limits().profiles()),
            ControlOperation.of(
                    "set-limit-profile",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AgreedView.class),
                    (port, op) -> port.limits().setProfile(request(op, op.text("profile"), null)),
                    parameters(required("profile"))),
            ControlOperation.of(
                    "remove-limit-profile",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AgreedView.class),
                    (port, op) -> port.limits().removeProfile(op.text("profile")),
                    required("profile")));

    private LimitOperations() {}

    private static AttributeDefinition[] parameters(AttributeDefinition... first) {
        List<String> limits = List.of(
                "day-limit",
                "month-limit",
                "month-step",
                "month-end",
                "dynamic-least",
                "dynamic-factor",
                "day-talk",
                "month-talk",
                "off-peak-lines",
                "low-balance");
        return Stream.concat(Arrays.stream(first), limits.stream().map(Parameter::optional))
                .toArray(AttributeDefinition[]::new);
    }

    private static LimitRequest request(OperationParameters op, String name, @Nullable String profile) {
        return new LimitRequest(
                name,
                profile,
                op.textOrNull("day-limit"),
                op.textOrNull("month-limit"),
                op.textOrNull("month-step"),
                op.textOrNull("month-end"),
                op.textOrNull("dynamic-least"),
                op.textOrNull("dynamic-factor"),
                op.textOrNull("day-talk"),
                op.textOrNull("month-talk"),
                op.textOrNull("off-peak-lines"),
                op.textOrNull("low-balance"));
    }
}
