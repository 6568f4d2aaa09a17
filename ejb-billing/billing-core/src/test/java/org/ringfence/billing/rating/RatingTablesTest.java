package org.ringfence.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringfence.billing.contract.Samples.EUR;
import static org.ringfence.billing.contract.Samples.eur;
import static org.ringfence.billing.contract.Samples.perMinute;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.contract.TextTable;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.spec.Spec;

/** The tables charges.txt and grants.txt, and what holds for all prices. */
class RatingTablesTest {

    private static final int CASES = 200_000;

    static Stream<List<String>> charges() {
        return TextTable.rows(RatingTablesTest.class, "charges.txt").stream();
    }

    static Stream<List<String>> grants() {
        return TextTable.rows(RatingTablesTest.class, "grants.txt").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("charges")
    void talkIsChargedAsTheTableSays(List<String> row) {
        CallPrice price = price(row);
        long talk = Long.parseLong(row.get(3));

        assertThat(price.billedSeconds(talk)).isEqualTo(Long.parseLong(row.get(4)));
        assertThat(price.charge(talk)).isEqualTo(eur(row.get(5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("grants")
    @Spec({"F8", "P1"})
    void talkIsGrantedAsTheTableSays(List<String> row) {
        CallPrice price = price(row);
        long heldSeconds = Long.parseLong(row.get(4));
        Grant held = heldSeconds == 0 ? Grant.none(EUR) : new Grant(heldSeconds, price.charge(heldSeconds));
        GrantOffer offer = new GrantOffer(price, held, Long.parseLong(row.get(3)));

        Optional<Grant> granted = offer.within(eur(row.get(5)));

        if (row.get(6).equals("none")) {
            assertThat(granted).isEmpty();
        } else {
            assertThat(granted).map(Grant::seconds).contains(Long.parseLong(row.get(6)));
            assertThat(granted).map(offer::extra).contains(eur(row.get(7)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @Spec("F8")
    void grantIsTheMostThatTheMoneyCoversInWholeBlocks(long seed) {
        Random chance = new Random(seed);
        for (int count = 0; count < CASES; count++) {
            CallPrice price = somePrice(chance);
            long heldSeconds = chance.nextBoolean() ? 0 : price.billedSeconds(chance.nextInt(1_000));
            Grant held = heldSeconds == 0 ? Grant.none(EUR) : new Grant(heldSeconds, price.beyondGrace(heldSeconds));
            GrantOffer offer = new GrantOffer(price, held, 1 + chance.nextInt(300));
            Money available = new Money(chance.nextInt(1 + chance.nextInt(300_000)), EUR);

            checkGrant(offer, available, offer.within(available));
        }
    }

    private static void checkGrant(GrantOffer offer, Money available, Optional<Grant> granted) {
        CallPrice price = offer.price();
        long seconds = granted.map(Grant::seconds).orElse(offer.held().seconds());
        granted.ifPresent(grant -> {
            assertThat(grant.amount()).isEqualTo(price.beyondGrace(grant.seconds()));
            assertThat(price.billedSeconds(grant.seconds())).as("whole blocks").isEqualTo(grant.seconds());
            assertThat(available.covers(offer.extra(grant))).as("covered").isTrue();
            assertThat(grant.seconds()).isGreaterThan(offer.held().seconds());
            assertThat(grant.seconds()).isLessThanOrEqualTo(offer.full().seconds());
        });
        long next = price.billedSeconds(seconds + 1);
        if (next <= offer.full().seconds()) {
            Money more = price.beyondGrace(next).minus(offer.held().amount());
            assertThat(available.covers(more))
                    .as("%s: %d s would be covered by %s", offer, next, available)
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void longerTalkNeverCostsLess(long seed) {
        Random chance = new Random(seed);
        for (int count = 0; count < CASES; count++) {
            CallPrice price = somePrice(chance);
            long talk = chance.nextInt(100_000);

            assertThat(price.charge(talk + 1).covers(price.charge(talk))).isTrue();
            assertThat(price.billedSeconds(talk)).isGreaterThanOrEqualTo(talk);
            assertThat(price.beyondGrace(price.billedSeconds(talk))).isEqualTo(price.beyondGrace(talk));
            assertThat(price.charge(talk)).isEqualTo(price.isWithinGrace(talk) ? eur("0") : price.beyondGrace(talk));
            assertThat(price.beyondGrace(talk)
                            .covers(price.including(price.billedSeconds(talk)).charge(talk)))
                    .isTrue();
        }
    }

    private static CallPrice price(List<String> row) {
        String[] blocks = row.get(2).split("/");
        return new CallPrice(
                eur(row.get(0)), perMinute(row.get(1)), Integer.parseInt(blocks[0]), Integer.parseInt(blocks[1]));
    }

    private static CallPrice somePrice(Random chance) {
        int first = 1 + chance.nextInt(90);
        return new CallPrice(
                new Money(chance.nextInt(3) * chance.nextInt(10_000), EUR),
                new PricePerMinute(chance.nextInt(1 + chance.nextInt(1_000_000_000))),
                first,
                1 + chance.nextInt(90),
                chance.nextInt(3) / 2 * chance.nextInt(120),
                new Money(chance.nextInt(3) / 2 * chance.nextInt(50_000), EUR),
                chance.nextInt(3) / 2 * (first + chance.nextInt(200)));
    }
}
