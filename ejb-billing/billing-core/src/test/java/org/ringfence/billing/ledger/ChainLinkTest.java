package org.ringfence.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.NOON;
import static org.ringfence.billing.contract.Samples.eur;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Release;
import org.ringfence.billing.cdr.Billed;
import org.ringfence.billing.cdr.CallOutcome;
import org.ringfence.billing.cdr.CallRecord;
import org.ringfence.billing.cdr.Carriage;
import org.ringfence.billing.contract.Samples;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.tariff.TariffVersionId;
import org.ringfence.spec.Spec;

/** The texts whose hashes are in databases: they must never become others. */
@Spec("Q6")
class ChainLinkTest {

    private static final ChainLink BEFORE = new ChainLink(6, "abc");
    private static final Carrier CARRIER = new Carrier(new AccountId(77), "over,land");

    private static final String FIRST_VERSION = "36:00000000-0000-0000-0000-000000000011,1:3,8:ENDPOINT,"
            + "16:anna@one.example,5:false,10:4930123456,41:call-00000000-0000-0000-0000-000000000011,"
            + "18:udp:192.0.2.1:5060,16:1795435200000000,8:ANSWERED,16:1795435210000000,3:200,16:CALLER_HUNG_UP_1,"
            + "1:5,6:Berlin,16:1795435200000000,2:10,2:10,5:10000,3:EUR,1:0,3:EUR,6:node-a,";
    private static final String END = "1:7,3:abc,";

    private static CallRecord record(@Nullable Carriage carriage) {
        return new CallRecord(
                Samples.attempt(new AttemptId(new UUID(0, 17)), new AccountId(3), NOON),
                CallOutcome.ANSWERED,
                new Release(NOON.plusSeconds(10), 200, "CALLER_HUNG_UP_1"),
                new Billed(new TariffVersionId(5), "Berlin", NOON, 10, 10, eur("0.10"), eur("0")),
                "node-a",
                carriage);
    }

    @Test
    void recordThatAPackagePaidSaysHowMuchOfIt() {
        CallRecord plain = record(null);
        Billed billed = new Billed(new TariffVersionId(5), "Berlin", NOON, 10, 10, 7, eur("0.10"), eur("0"));
        CallRecord paid = new CallRecord(plain.attempt(), plain.outcome(), plain.release(), billed, plain.node(), null);

        assertThat(BEFORE.next(paid)).isEqualTo(link(FIRST_VERSION + "8:INCLUDED,1:7," + END));
    }

    private static ChainLink link(String text) {
        return new ChainLink(7, ChainLink.sha256(text));
    }

    @Test
    void recordWithoutACarrierSaysWhatItSaidBeforeThereWereCarriers() {
        assertThat(BEFORE.next(record(null))).isEqualTo(link(FIRST_VERSION + END));
    }

    @Test
    void recordWithACarrierSaysMoreAndNothingOfItCanChange() {
        Carriage carriage = new Carriage(CARRIER, new TariffVersionId(9), eur("0.05"));
        assertThat(BEFORE.next(record(carriage)))
                .isEqualTo(link(FIRST_VERSION + "7:CARRIED,2:77,9:over,land,1:9,4:5000,3:EUR," + END));
        assertThat(BEFORE.next(record(Carriage.unpriced(CARRIER))))
                .isEqualTo(link(FIRST_VERSION + "7:CARRIED,2:77,9:over,land,-,-," + END));

        Money dollars = Money.parse("0.05", Currency.getInstance("USD")).orElseThrow();
        List<@Nullable Carriage> all = Arrays.asList(
                null,
                carriage,
                new Carriage(new Carrier(new AccountId(78), "over,land"), new TariffVersionId(9), eur("0.05")),
                new Carriage(new Carrier(new AccountId(77), "over"), new TariffVersionId(9), eur("0.05")),
                new Carriage(CARRIER, null, eur("0.05")),
                new Carriage(CARRIER, new TariffVersionId(9), eur("0.06")),
                new Carriage(CARRIER, new TariffVersionId(9), dollars),
                new Carriage(CARRIER, new TariffVersionId(9), null),
                Carriage.unpriced(CARRIER));
        assertThat(all.stream().map(each -> BEFORE.next(record(each)).hash()).distinct())
                .hasSameSizeAs(all);
    }
}
