package org.ringfence.load.fraud;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ringfence.billing.fraud.Zone;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;

/** The numbers of a simulated world: home, neighbours, far countries, and ranges whose owners pay for being called. */
final class TrafficWorld {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long CENT_PER_MINUTE = 1_000_000;

    record Place(String prefix, Zone zone, CallPrice price) {

        String number(RandomGenerator random) {
            return prefix + (100_000 + random.nextInt(900_000));
        }
    }

    final Place landline = place("4930", "Germany", 1, Zone.Risk.ORDINARY);
    final Place mobile = place("4915", "Germany mobile", 9, Zone.Risk.ORDINARY);
    final List<Place> neighbours = new ArrayList<>();
    final List<Place> far = new ArrayList<>();

    /** Premium and satellite numbers and other ranges that are known to be abused. */
    final List<Place> notorious = new ArrayList<>();

    /** Numbers of thieves among those of an ordinary country that is dear. */
    final List<Place> hidden = new ArrayList<>();

    TrafficWorld(RandomGenerator random) {
        for (int i = 0; i < 20; i++) {
            neighbours.add(place("3" + (10 + i), "Neighbour " + i, 2 + random.nextInt(20), Zone.Risk.ORDINARY));
        }
        for (int i = 0; i < 60; i++) {
            Place country = place("8" + (10 + i) + "2", "Far " + i, 5 + random.nextInt(65), Zone.Risk.ORDINARY);
            far.add(country);
            if (country.price().perMinute().units() >= 40 * CENT_PER_MINUTE) {
                String range = "8" + (10 + i) + "2" + (100 + random.nextInt(900));
                hidden.add(new Place(range, country.zone(), country.price()));
            }
        }
        for (int i = 0; i < 30; i++) {
            notorious.add(place("9" + (10 + i) + "77", "High risk " + i, 50 + random.nextInt(300), Zone.Risk.HIGH));
        }
    }

    private static Place place(String prefix, String zone, int cents, Zone.Risk risk) {
        CallPrice price = new CallPrice(Money.zero(EUR), new PricePerMinute(cents * CENT_PER_MINUTE), 1, 1);
        return new Place(prefix, new Zone(zone, risk), price);
    }
}
