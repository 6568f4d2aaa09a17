package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.account.LockLevel;
import org.ringfence.billing.fraud.CallCounter;
import org.ringfence.billing.fraud.FraudAction;
import org.ringfence.billing.fraud.FraudProfile;
import org.ringfence.billing.fraud.FraudProfileStore;
import org.ringfence.billing.fraud.FraudProfileStore.AssignAnswer;
import org.ringfence.billing.fraud.FraudProfileStore.RemoveAnswer;
import org.ringfence.billing.fraud.NumberKind;
import org.ringfence.billing.fraud.ProfileRule;
import org.ringfence.billing.fraud.ProfileRule.Threshold;
import org.ringfence.billing.fraud.Remedy;
import org.ringfence.spec.Spec;

/** How every store keeps the profiles of calls. */
public interface FraudProfileStoreContract {

    AccountStore accounts();

    FraudProfileStore profiles();

    private static ProfileRule night() {
        return new ProfileRule(
                new NumberKind("HIGH_RISK"),
                LocalTime.of(19, 0),
                LocalTime.of(7, 30),
                Map.of(
                        CallCounter.CALLS_PER_HOUR, new Threshold(2, 5),
                        CallCounter.MINUTES_PER_DAY, new Threshold(null, 30)),
                new Remedy(FraudAction.HANG_UP, LockLevel.NO_INTERNATIONAL));
    }

    private static ProfileRule day() {
        return new ProfileRule(
                new NumberKind("*"),
                LocalTime.MIN,
                LocalTime.MIN,
                Map.of(CallCounter.CONCURRENT, new Threshold(3, null)),
                ProfileRule.TELLS);
    }

    @Test
    @Spec("P3")
    default void profileIsReadAsItWasWrittenAndChangesForAllWhoHaveIt() {
        AccountId account = Samples.open(accounts(), Samples.prepaid(), "1.00").id();
        FraudProfile office = new FraudProfile("office ü", List.of(night()));
        profiles().keep(office);
        assertThat(profiles().profile("office ü")).isEqualTo(office);
        assertThat(profiles().profiles()).contains(office);
        assertThat(profiles().assign(account, "office ü")).isEqualTo(AssignAnswer.ASSIGNED);

        profiles().keep(office.with(day()));
        assertThat(profiles().of(account)).isEqualTo(new FraudProfile("office ü", List.of(night(), day())));
        assertThat(profiles().remove("office ü")).isEqualTo(RemoveAnswer.IN_USE);
        assertThat(profiles().assign(account, null)).isEqualTo(AssignAnswer.ASSIGNED);
        assertThat(profiles().of(account)).isNull();
        assertThat(profiles().remove("office ü")).isEqualTo(RemoveAnswer.REMOVED);
        assertThat(profiles().profile("office ü")).isNull();
    }

    @Test
    @Spec("P3")
    default void unknownNamesAreToldApart() {
        AccountId account = Samples.open(accounts(), Samples.prepaid(), "1.00").id();

        assertThat(profiles().assign(account, "nothing")).isEqualTo(AssignAnswer.UNKNOWN_PROFILE);
        assertThat(profiles().assign(new AccountId(987_654_321), null)).isEqualTo(AssignAnswer.UNKNOWN_ACCOUNT);
        assertThat(profiles().remove("nothing")).isEqualTo(RemoveAnswer.UNKNOWN);
    }
}
