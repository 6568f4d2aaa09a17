package org.ringfence.gate.message;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.UserAgentPolicy;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageView;

/** Drops requests of devices that are not wanted (SPEC B11, C1, C2, C5, N1). */
public final class UserAgentGate implements MessageGate {

    private final Supplier<UserAgentPolicy> policy;
    private final Predicate<MessageView> isExempt;
    private final Predicate<String> isBanned;
    private volatile Lists lists;

    /** The lists of one policy. */
    private record Lists(
            UserAgentPolicy policy,
            boolean anyAllowed,
            UserAgentList allowed,
            UserAgentList blocked,
            UserAgentList scanners) {
        static Lists of(UserAgentPolicy policy) {
            return new Lists(
                    policy,
                    policy.allowed() == null,
                    UserAgentList.of(policy.allowed()),
                    UserAgentList.of(policy.blocked()),
                    UserAgentList.of(policy.scanners()));
        }
    }

    /**
     * A gate.
     *
     * @param isExempt whether a request comes from where nothing is stopped
     * @param isBanned whether a name, in lower case, is banned
     */
    public UserAgentGate(
            Supplier<UserAgentPolicy> policy, Predicate<MessageView> isExempt, Predicate<String> isBanned) {
        this.policy = policy;
        this.isExempt = isExempt;
        this.isBanned = isBanned;
        this.lists = Lists.of(policy.get());
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        Lists current = current();
        String name = name(request);
        boolean wanted = name == null
                ? current.anyAllowed()
                : (current.anyAllowed() || current.allowed().matches(name))
                        && !current.blocked().matches(name)
                        && !current.scanners().matches(name)
                        && !isBanned.test(name);
        return wanted || isExempt.test(request) ? MessageVerdict.PASS : MessageVerdict.DROP;
    }

    private static @Nullable String name(MessageView request) {
        String name = request.header("User-Agent");
        return name == null ? request.header("Server") : name;
    }

    private Lists current() {
        UserAgentPolicy inForce = policy.get();
        Lists known = lists;
        if (!known.policy().equals(inForce)) {
            known = Lists.of(inForce);
            lists = known;
        }
        return known;
    }
}
