package org.ringfence.billing.ejb;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.FraudProfile;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.policy.FraudPolicy;

/** The rules that count the calls of an account: those of its own profile, or of the policy's. */
final class ProfilesInForce implements Function<AccountId, List<ProfileRule>> {

    private final FraudProfileStore profiles;
    private final Supplier<FraudPolicy> policy;

    ProfilesInForce(FraudProfileStore profiles, Supplier<FraudPolicy> policy) {
        this.profiles = profiles;
        this.policy = policy;
    }

    @Override
    public List<ProfileRule> apply(AccountId account) {
        FraudProfile own = profiles.of(account);
        if (own != null) {
            return own.rules();
        }
        String name = policy.get().profile();
        FraudProfile ofAll = name == null ? null : profiles.profile(name);
        return ofAll == null ? List.of() : ofAll.rules();
    }
}
