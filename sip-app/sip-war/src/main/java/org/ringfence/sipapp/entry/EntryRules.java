package org.ringfence.sipapp.entry;

import org.jspecify.annotations.Nullable;
import org.ringfence.call.auth.AlgorithmPolicy;
import org.ringfence.call.auth.DigestRules;
import org.ringfence.call.auth.DigestStrictness;
import org.ringfence.call.auth.IdentityRules;
import org.ringfence.call.auth.TransportBinding;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.call.registrar.RegistrarRules;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.gate.message.UserAgentList;
import org.ringfence.policy.AuthenticationPolicy;
import org.ringfence.policy.CapacityPolicy;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.PolicySource;
import org.ringfence.policy.RegistrationPolicy;
import org.ringfence.policy.UserAgentPolicy;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sipapp.OtherDomains;

/** Turns policies into the rules of authentication and registrar, once per change of a policy. */
final class EntryRules implements IdentityRules {

    private final PolicySource policies;
    private final LocationTable locations;
    private volatile Digest digest = new Digest(AuthenticationPolicy.DEFAULT);
    private volatile Devices devices = new Devices(UserAgentPolicy.DEFAULT);
    private volatile Registration registration = new Registration(RegistrationPolicy.DEFAULT, CapacityPolicy.DEFAULT);

    private record Digest(AuthenticationPolicy policy, DigestRules rules) {
        Digest(AuthenticationPolicy policy) {
            this(
                    policy,
                    new DigestRules(
                            AlgorithmPolicy.valueOf(policy.algorithms().name()),
                            DigestStrictness.valueOf(policy.strictness().name()),
                            policy.nonceLifetime(),
                            policy.nonceCountWindow(),
                            policy.reuseAcrossPorts()));
        }
    }

    /** The lists of devices for users without a password. */
    private record Devices(UserAgentPolicy policy, @Nullable UserAgentList allowed, UserAgentList blocked) {
        Devices(UserAgentPolicy policy) {
            this(
                    policy,
                    policy.allowedWithoutPassword() == null ? null : UserAgentList.of(policy.allowedWithoutPassword()),
                    UserAgentList.of(policy.blockedWithoutPassword()));
        }

        boolean take(@Nullable String userAgent) {
            return userAgent == null
                    ? allowed == null
                    : (allowed == null || allowed.matches(userAgent)) && !blocked.matches(userAgent);
        }
    }

    private record Registration(RegistrationPolicy policy, CapacityPolicy capacity, RegistrarRules rules) {
        Registration(RegistrationPolicy policy, CapacityPolicy capacity) {
            this(
                    policy,
                    capacity,
                    new RegistrarRules(
                            policy.minExpires(),
                            policy.defaultExpires(),
                            policy.maxExpires(),
                            policy.contacts(),
                            capacity.registrations()));
        }
    }

    EntryRules(PolicySource policies, LocationTable locations) {
        this.policies = policies;
        this.locations = locations;
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
        CapacityPolicy capacity = policies.current(CapacityPolicy.class);
        Registration known = registration;
        if (known.policy() != policy || known.capacity() != capacity) {
            known = new Registration(policy, capacity);
            registration = known;
        }
        return known.rules();
    }

    @Override
    public boolean takesForeignNames() {
        return new OtherDomains(policies).areTakenAsNames();
    }

    @Override
    public TransportBinding transportBinding() {
        return TransportBinding.valueOf(
                policies.current(AuthenticationPolicy.class).transportBinding().name());
    }

    @Override
    public boolean isRegisteredOver(AddressOfRecord address, SipTransport transport) {
        return locations.contacts(address).stream().anyMatch(contact -> contact.transport() == transport);
    }

    @Override
    public boolean isAllowListed(String host) {
        AddressRange source = AddressRange.parse(host);
        return policies.current(FirewallPolicy.class).allowList().contains(source.high(), source.low());
    }

    @Override
    public boolean takesWithoutPassword(@Nullable String userAgent) {
        UserAgentPolicy policy = policies.current(UserAgentPolicy.class);
        Devices known = devices;
        if (known.policy() != policy) {
            known = new Devices(policy);
            devices = known;
        }
        return known.take(userAgent);
    }

    @Override
    public String realm(String domain) {
        String realm = policies.current(AuthenticationPolicy.class).realm();
        return realm == null ? domain : realm;
    }
}
