package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.account.AccountStore;
import org.ringfence.billing.admission.Pin;
import org.ringfence.billing.number.AccountDestinations;
import org.ringfence.billing.number.DestinationStore;
import org.ringfence.billing.number.DialPlan;
import org.ringfence.billing.number.International;
import org.ringfence.billing.number.Permissions;
import org.ringfence.billing.number.PinHash;
import org.ringfence.billing.number.Place;
import org.ringfence.spec.Spec;

/** How every store keeps where the calls of accounts may go. */
public interface DestinationStoreContract {

    Instant HOUR_BEFORE = NOON.minusSeconds(3_600);

    AccountStore accounts();

    DestinationStore destinations();

    private AccountId account() {
        return Samples.open(accounts(), prepaid(), "1.00").id();
    }

    private static AccountDestinations withPin() {
        return AccountDestinations.NONE.withPin(PinHash.of(new Pin("4711"), new byte[16]));
    }

    @Test
    default void whatIsSaidIsReadAsItWasWritten() {
        AccountId account = account();
        assertThat(destinations().of(account)).isEqualTo(AccountDestinations.NONE);
        AccountDestinations all = new AccountDestinations(
                new Place("DE", new DialPlan("49", "30", "0", "00")),
                International.PIN,
                true,
                true,
                Permissions.of(List.of("33", "FR"), List.of("MOBILE")),
                PinHash.of(new Pin("4711"), new byte[16]));

        assertThat(destinations().set(account, all)).isTrue();
        assertThat(destinations().of(account)).isEqualTo(all);
        assertThat(destinations().accounts()).contains(account);

        AccountDestinations little =
                AccountDestinations.NONE.withPlace(new Place("ES", new DialPlan("34", "", "", "00")));
        assertThat(destinations().set(account, little)).isTrue();
        assertThat(destinations().of(account)).isEqualTo(little);
    }

    @Test
    default void nothingIsSaidOfAnAccountThatIsNot() {
        AccountId nobody = new AccountId(Long.MAX_VALUE);

        assertThat(destinations().set(nobody, AccountDestinations.NONE)).isFalse();
        assertThat(destinations().of(nobody)).isEqualTo(AccountDestinations.NONE);
    }

    @Test
    @Spec("E13")
    default void asManyPinsAsAllowedAreTriedUntilTimeHasPassed() {
        AccountId account = account();
        assertThat(destinations().tryPin(account, 3, NOON, HOUR_BEFORE))
                .as("no PIN")
                .isFalse();
        destinations().set(account, withPin());

        for (int i = 0; i < 3; i++) {
            assertThat(destinations().tryPin(account, 3, NOON.plusSeconds(i), HOUR_BEFORE.plusSeconds(i)))
                    .isTrue();
        }
        assertThat(destinations().tryPin(account, 3, NOON.plusSeconds(3), HOUR_BEFORE))
                .isFalse();
        assertThat(destinations().tryPin(account, 3, NOON.plusSeconds(3_602), NOON.plusSeconds(2)))
                .as("the last try was exactly an hour ago")
                .isFalse();
        assertThat(destinations().tryPin(account, 3, NOON.plusSeconds(3_603), NOON.plusSeconds(3)))
                .isTrue();
        assertThat(destinations().tryPin(account, 2, NOON.plusSeconds(3_604), NOON.plusSeconds(4)))
                .as("those before are forgotten")
                .isTrue();
        assertThat(destinations().tryPin(account, 2, NOON.plusSeconds(3_605), NOON.plusSeconds(5)))
                .isFalse();
    }

    @Test
    @Spec("E13")
    default void rightPinAndNewOneForgetWrongOnes() {
        AccountId account = account();
        destinations().set(account, withPin());
        assertThat(destinations().tryPin(account, 1, NOON, HOUR_BEFORE)).isTrue();
        assertThat(destinations().tryPin(account, 1, NOON, HOUR_BEFORE)).isFalse();

        destinations().pinWasRight(account);
        assertThat(destinations().tryPin(account, 1, NOON, HOUR_BEFORE)).isTrue();

        destinations().set(account, withPin());
        assertThat(destinations().tryPin(account, 1, NOON, HOUR_BEFORE)).isTrue();
    }
}
