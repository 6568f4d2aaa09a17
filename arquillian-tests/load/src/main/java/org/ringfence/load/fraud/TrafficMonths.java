package org.ringfence.load.fraud;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ringfence.billing.account.AccountId;
import org.ringfence.load.fraud.TrafficCall.Truth;
import org.ringfence.load.fraud.TrafficWorld.Place;

/**
 * Three months of a small operator: offices, call centres, wholesale and homes with their holidays. Thieves come in the
 * third month only. The same seed makes the same months.
 */
final class TrafficMonths {

    static final int DAYS = 90;
    static final int FIRST_DAY_OF_THIEVES = 60;

    private static final int OFFICES = 40;
    private static final int CALL_CENTRES = 3;
    private static final int WHOLESALERS = 2;
    private static final int HOMES = 200;
    private static final int HOUR = 3_600;

    private final RandomGenerator random;
    private final TrafficWorld world;
    private final List<TrafficCall> calls = new ArrayList<>();
    private final List<AccountId> victims = new ArrayList<>();
    private long accounts;

    TrafficMonths(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        world = new TrafficWorld(random);
    }

    /** All calls, by their beginning. */
    List<TrafficCall> calls() {
        goodCalls();
        for (int i = 0; i < 12; i++) {
            burst();
        }
        for (int i = 0; i < 6; i++) {
            drip();
        }
        for (int i = 0; i < 4; i++) {
            fanIn();
            bait();
        }
        calls.sort(Comparator.comparingLong(TrafficCall::second));
        return calls;
    }

    private void goodCalls() {
        for (int i = 0; i < OFFICES; i++) {
            office();
        }
        for (int i = 0; i < CALL_CENTRES; i++) {
            callCentre();
        }
        for (int i = 0; i < WHOLESALERS; i++) {
            wholesaler();
        }
        for (int i = 0; i < HOMES; i++) {
            home();
        }
    }

    private void office() {
        AccountId account = account();
        List<Place> partners = someOf(world.neighbours, 3);
        List<Place> farPartners = someOf(world.far, 2);
        int size = 15 + random.nextInt(50);
        for (int day = 0; day < DAYS; day++) {
            int number = day % 7 < 5 ? size : size / 15;
            for (int i = 0; i < number; i++) {
                double dice = random.nextDouble();
                Place place = dice < 0.60
                        ? world.landline
                        : dice < 0.85
                                ? world.mobile
                                : dice < 0.95
                                        ? any(partners)
                                        : dice < 0.985
                                                ? any(farPartners)
                                                : dice < 0.995 ? any(world.neighbours) : any(world.far);
                good(account, place, day, 8 + random.nextInt(10), talk(180));
            }
        }
    }

    private void callCentre() {
        AccountId account = account();
        for (int day = 0; day < DAYS; day++) {
            int number = day % 7 < 6 ? 800 + random.nextInt(400) : 0;
            for (int i = 0; i < number; i++) {
                Place place = random.nextInt(3) == 0 ? world.mobile : world.landline;
                int talk = random.nextInt(4) == 0 ? talk(240) : talk(12);
                good(account, place, day, 9 + random.nextInt(11), talk);
            }
        }
    }

    private void wholesaler() {
        AccountId account = account();
        List<Place> routes = new ArrayList<>(someOf(world.far, 25));
        for (int day = 0; day < DAYS; day++) {
            if (day % 7 == 0) {
                routes.add(any(world.far));
            }
            int number = 1_200 + random.nextInt(600);
            for (int i = 0; i < number; i++) {
                good(account, any(routes), day, random.nextInt(24), talk(150));
            }
        }
    }

    private void home() {
        AccountId account = account();
        List<Place> family = someOf(random.nextInt(3) == 0 ? world.far : world.neighbours, 1);
        for (int day = 0; day < DAYS; day++) {
            boolean holiday = day % 30 == 24 || day % 30 == 25;
            int number = random.nextInt(4) * (holiday ? 4 : 1);
            for (int i = 0; i < number; i++) {
                double dice = random.nextDouble();
                Place place = dice < (holiday ? 0.4 : 0.15)
                        ? any(family)
                        : dice < 0.55 ? world.mobile : dice < 0.99 ? world.landline : any(world.neighbours);
                good(account, place, day, 9 + random.nextInt(14), talk(holiday ? 600 : 300));
            }
            if (random.nextInt(600) == 0) {
                good(account, any(world.notorious), day, 20, 60 + random.nextInt(60));
            }
        }
    }

    /** Somebody has a password: many lines at once through a night. */
    private void burst() {
        AccountId victim = any(victims);
        List<Place> targets = someOf(random.nextInt(5) < 3 ? world.notorious : world.hidden, 3);
        long start = night();
        int lines = 4 + random.nextInt(7);
        long end = start + (3 + random.nextInt(6)) * HOUR;
        for (int line = 0; line < lines; line++) {
            for (long at = start + random.nextInt(300); at < end; ) {
                int talk = 300 + random.nextInt(3_000);
                bad(victim, any(targets), at, talk, Truth.BURST);
                at += talk + 5 + random.nextInt(60);
            }
        }
    }

    /** Somebody has a password, and patience. */
    private void drip() {
        AccountId victim = any(victims);
        List<Place> targets = someOf(random.nextBoolean() ? world.notorious : world.hidden, 2);
        int first = FIRST_DAY_OF_THIEVES + random.nextInt(8);
        int days = 14 + random.nextInt(14);
        for (int day = first; day < Math.min(DAYS, first + days); day++) {
            for (int hour = 0; hour < 24; hour++) {
                if (random.nextInt(3) > 0) {
                    long at = day * TrafficCall.DAY + (long) hour * HOUR + random.nextInt(HOUR);
                    bad(victim, any(targets), at, 180 + random.nextInt(420), Truth.DRIP);
                }
            }
        }
    }

    /** Somebody has many passwords: each account calls a few times, all of them the same range. */
    private void fanIn() {
        Place range = any(random.nextBoolean() ? world.notorious : world.hidden);
        String numbers = range.number(random).substring(0, range.prefix().length() + 2);
        Place target = new Place(numbers, range.zone(), range.price());
        long start = night();
        for (AccountId victim : someOf(victims, 20 + random.nextInt(20))) {
            long at = start + random.nextInt(2 * HOUR);
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                int talk = 300 + random.nextInt(600);
                String number = target.prefix() + (1_000 + random.nextInt(9_000));
                calls.add(new TrafficCall(
                        victim, number, target.zone(), target.price(), at, talk, Truth.FAN_IN, user(victim)));
                at += talk + 20;
            }
        }
    }

    /** Numbers ring many users for a moment, and some of them call back. */
    private void bait() {
        Place range = any(random.nextBoolean() ? world.notorious : world.hidden);
        String prefix = range.number(random).substring(0, range.prefix().length() + 2);
        long start = FIRST_DAY_OF_THIEVES * TrafficCall.DAY + random.nextLong(28 * TrafficCall.DAY);
        for (int i = 0; i < 150; i++) {
            AccountId victim = any(victims);
            long at = start + random.nextInt(2 * HOUR);
            String number = prefix + (1_000 + random.nextInt(9_000));
            String user = user(victim) + random.nextInt(10);
            calls.add(new TrafficCall(victim, number, range.zone(), range.price(), at, 0, Truth.BAIT, user));
            if (random.nextInt(12) == 0) {
                long back = at + 60 + random.nextInt(HOUR);
                int talk = 30 + random.nextInt(180);
                calls.add(new TrafficCall(
                        victim, number, range.zone(), range.price(), back, talk, Truth.CALL_BACK, user));
            }
        }
    }

    private long night() {
        long day = FIRST_DAY_OF_THIEVES + random.nextInt(28);
        return day * TrafficCall.DAY + (20 + random.nextInt(6)) * HOUR;
    }

    private void good(AccountId account, Place place, int day, int hour, int talk) {
        long at = day * TrafficCall.DAY + (long) hour * HOUR + random.nextInt(HOUR);
        add(account, place, at, talk, Truth.GOOD);
    }

    private void bad(AccountId account, Place place, long at, int talk, Truth truth) {
        add(account, place, at, talk, truth);
    }

    private void add(AccountId account, Place place, long at, int talk, Truth truth) {
        calls.add(new TrafficCall(
                account, place.number(random), place.zone(), place.price(), at, talk, truth, user(account)));
    }

    private AccountId account() {
        AccountId account = new AccountId(++accounts);
        victims.add(account);
        return account;
    }

    private static String user(AccountId account) {
        return "user" + account.value();
    }

    private int talk(int mean) {
        return 1 + (int) (-mean * Math.log(1 - random.nextDouble()));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> List<T> someOf(List<T> list, int number) {
        List<T> rest = new ArrayList<>(list);
        List<T> some = new ArrayList<>();
        for (int i = 0; i < number && !rest.isEmpty(); i++) {
            some.add(rest.remove(random.nextInt(rest.size())));
        }
        return some;
    }
}
