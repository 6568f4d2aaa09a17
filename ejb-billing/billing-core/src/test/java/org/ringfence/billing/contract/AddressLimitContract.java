package org.ringfence.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.ZONE;
import static org.ringfence.billing.contract.Samples.centPerSecond;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.prepaid;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.Account;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CallOrigin;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.billing.admission.TalkProgress;
import org.ringfence.billing.ledger.Extension;
import org.ringfence.billing.ledger.LedgerStore.EndAnswer;
import org.ringfence.billing.ledger.LedgerStore.ExtendAnswer;
import org.ringfence.billing.ledger.LedgerStore.ReserveAnswer;
import org.ringfence.billing.ledger.Reservation;
import org.ringfence.billing.ledger.ReserveCommand;
import org.ringfence.billing.spending.AddressLimit;
import org.ringfence.billing.spending.CallDate;
import org.ringfence.billing.spending.Limits;
import org.ringfence.billing.spending.LimitsNow;
import org.ringfence.spec.Spec;

/** What calls from one address come to is counted with their money, whoever pays. */
public interface AddressLimitContract extends BillingStores {

    private static LimitsNow limits(long calls, long talk, String cost, Instant at) {
        AddressLimit limit = new AddressLimit(calls, talk, eur(cost).units(), Duration.ofHours(12));
        return new LimitsNow(Limits.NONE, CallDate.of(at, ZONE), limit);
    }

    private static String someAddress() {
        return "198.51.100." + UUID.randomUUID();
    }

    private Account rich() {
        return Samples.open(accounts(), prepaid(), "1000.00");
    }

    private ReserveAnswer call(Account account, String address, LimitsNow limits, Instant at) {
        UUID id = UUID.randomUUID();
        CallAttempt attempt = new CallAttempt(
                new AttemptId(id),
                account.id(),
                CallOrigin.ENDPOINT,
                "anna@one.example",
                new Destination.OffNet("4930123456"),
                "call-" + id,
                address + ":5060",
                at);
        return ledger().reserve(new ReserveCommand(
                attempt,
                Samples.NODE,
                Samples.priced(centPerSecond()),
                Samples.SLICE,
                at.plusSeconds(600),
                at,
                limits));
    }

    private Reservation granted(Account account, String address, LimitsNow limits, Instant at) {
        return ((ReserveAnswer.Reserved) call(account, address, limits, at)).reservation();
    }

    private void over(Reservation held, String charge, long talk, Instant at, LimitsNow limits) {
        assertThat(ledger().end(held.id(), Samples.charging(charge, talk, at, limits)))
                .isInstanceOf(EndAnswer.Ended.class);
    }

    @Test
    @Spec({"F1", "F4"})
    default void oneCallMoreThanAnAddressMayMakeIsRefusedUntilThePeriodIsOver() {
        String address = someAddress();
        Account first = rich();
        Account second = rich();
        granted(first, address, limits(2, 0, "0", NOON), NOON);
        granted(second, address, limits(2, 0, "0", NOON), NOON.plusSeconds(60));

        ReserveAnswer third = call(first, address, limits(2, 0, "0", NOON), NOON.plusSeconds(120));

        assertThat(third).isInstanceOf(ReserveAnswer.AddressLimitReached.class);
        assertThat(cdrs().latest(first.id(), 1).get(0).release().cause()).isEqualTo(RefusalReason.ADDRESS_LIMIT.name());
        assertThat(ledger().open(first.id())).hasSize(1);
        assertThat(ledger().balance(first.id()).orElseThrow().reserved()).isEqualTo(eur("0.60"));
        granted(first, someAddress(), limits(2, 0, "0", NOON), NOON.plusSeconds(120));
        Instant end = NOON.plus(Duration.ofHours(12));
        assertThat(call(first, address, limits(2, 0, "0", end), end.minusMillis(1)))
                .isInstanceOf(ReserveAnswer.AddressLimitReached.class);
        granted(first, address, limits(2, 0, "0", end), end);
    }

    @Test
    @Spec("F2")
    default void speechOfAnAddressCountsWhenItIsOver() {
        String address = someAddress();
        Account account = rich();
        LimitsNow limits = limits(0, 60, "0", NOON);
        Reservation first = granted(account, address, limits, NOON);
        Reservation second = granted(account, address, limits, NOON);
        over(first, "0.59", 59, NOON.plusSeconds(59), limits);
        Reservation third = granted(account, address, limits, NOON.plusSeconds(60));

        over(second, "0.01", 1, NOON.plusSeconds(61), limits);

        assertThat(call(account, address, limits, NOON.plusSeconds(62)))
                .isInstanceOf(ReserveAnswer.AddressLimitReached.class);
        over(third, "0.60", 60, NOON.plusSeconds(121), limits);
    }

    @Test
    @Spec("F3")
    default void costOfAnAddressIsHeldAndReleased() {
        String address = someAddress();
        Account account = rich();
        LimitsNow limits = limits(0, 0, "1.50", NOON);
        Reservation first = granted(account, address, limits, NOON);
        Reservation second = granted(account, address, limits, NOON);
        assertThat(call(account, address, limits, NOON)).isInstanceOf(ReserveAnswer.AddressLimitReached.class);
        assertThat(more(second, limits)).isInstanceOf(ExtendAnswer.Exhausted.class);

        over(first, "0.30", 30, NOON.plusSeconds(40), limits);

        assertThat(more(second, limits)).isInstanceOf(ExtendAnswer.Extended.class);
        assertThat(call(account, address, limits, NOON.plusSeconds(50)))
                .isInstanceOf(ReserveAnswer.AddressLimitReached.class);
        over(second, "0.60", 60, NOON.plusSeconds(65), limits);
        granted(account, address, limits, NOON.plusSeconds(70));
    }

    private ExtendAnswer more(Reservation held, LimitsNow limits) {
        return ledger().extend(
                        held.id(),
                        new Extension(
                                new TalkProgress(NOON.plusSeconds(5), 1),
                                Samples.SLICE,
                                Samples.GRACE,
                                NOON.plusSeconds(45),
                                (account, now) -> limits));
    }

    @Test
    default void callThatDoesNotCountAtAnAddressEndsAsAlways() {
        String address = someAddress();
        Account account = rich();
        Reservation held = granted(account, address, Samples.unlimited(), NOON);

        over(held, "0.30", 30, NOON.plusSeconds(40), limits(1, 0, "0", NOON));

        Reservation counted = granted(account, address, limits(1, 0, "0", NOON), NOON.plusSeconds(50));
        over(counted, "0.30", 30, NOON.plusSeconds(90), Samples.unlimited());
        limits().forgetAddresses(NOON.plusSeconds(51));
        granted(account, address, limits(1, 0, "0", NOON), NOON.plusSeconds(100));
    }
}
