package org.ringfence.sipapp.entry;

import org.ringfence.call.auth.AlgorithmPolicy;
import org.ringfence.call.auth.DigestRules;
import org.ringfence.call.auth.DigestStrictness;
import org.ringfence.call.registrar.RegistrarRules;
import org.ringfence.policy.AuthenticationPolicy;
import org.ringfence.policy.PolicySource;
import org.ringfence.policy.RegistrationPolicy;

/** Turns policies into the rules of authentication and registrar, once per change of a policy. */
final class EntryRules {

    private final PolicySource policies;
    private volatile Digest digest = new Digest(AuthenticationPolicy.DEFAULT);
    private volatile Registration registration = new Registration(RegistrationPolicy.DEFAULT);

    private record Digest(AuthenticationPolicy policy, DigestRules rules) {
        Digest(AuthenticationPolicy policy) {
            this(
                    policy,
                    new DigestRules(
                            AlgorithmPolicy.valueOf(policy.algorithms().name()),
                            DigestStrictness.valueOf(policy.strictness().name()),
                            policy.nonceLifetime(),
                            policy.nonceCountWindow()));
        }
    }

    private record Registration(RegistrationPolicy policy, RegistrarRules rules) {
        Registration(RegistrationPolicy policy) {
            this(
                    policy,
                    new RegistrarRules(
                            policy.minExpires(), policy.defaultExpires(), policy.maxExpires(), policy.contacts()));
        }
    }

    EntryRules(PolicySource policies) {
        this.policies = policies;
    }

    DigestRules digest() {
        AuthenticationPolicy policy = policies.current(AuthenticationPolicy.class);
        Digest known = digest;
        if (known.policy() != policy) {
            known = new Digest(policy);
            digest = known;
        }
        return known.rules();
    }

    RegistrarRules registration() {
        RegistrationPolicy policy = policies.current(RegistrationPolicy.class);
        Registration known = registration;
        if (known.policy() != policy) {
            known = new Registration(policy);
            registration = known;
        }
        return known.rules();
    }

    /** The realm of a served domain. */
    String realm(String domain) {
        String realm = policies.current(AuthenticationPolicy.class).realm();
        return realm == null ? domain : realm;
    }
}
