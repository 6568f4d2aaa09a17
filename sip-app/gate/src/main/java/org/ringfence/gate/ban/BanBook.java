package org.ringfence.gate.ban;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.table.CountTable;
import org.ringfence.gate.table.Fingerprints;
import org.ringfence.policy.address.AddressSet;

/** All bans in force on this node, with what explains them. */
public final class BanBook {

    private static final int STRIKES = 1 << 16;
    private static final long MILLIS_PER_SECOND = 1_000;

    private final InstantSource clock;
    private final Supplier<BanRules> rules;
    private final RandomGenerator chance;
    private final Fingerprints fingerprints;
    private final CountTable strikes = new CountTable(STRIKES);
    private final BanTable table;
    private final BanIndex bans;
    private final Map<BanKey, Long> pardons = new ConcurrentHashMap<>();
    private final List<BanListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong changes = new AtomicLong();
    /** Blocks with a prefix that the table doesn't look up. */
    private volatile AddressSet oddBlocks = AddressSet.EMPTY;

    /**
     * An empty book.
     *
     * @param chance for jitter
     */
    public BanBook(InstantSource clock, Supplier<BanRules> rules, RandomGenerator chance, Fingerprints fingerprints) {
        this.clock = clock;
        this.rules = rules;
        this.chance = chance;
        this.fingerprints = fingerprints;
        this.table = new BanTable(fingerprints);
        this.bans = new BanIndex(fingerprints);
    }

    /** Adds somebody who hears of bans and unbans that are made here. */
    public void listen(BanListener listener) {
        listeners.add(listener);
    }

    /**
     * Bans a key for as long as the rules say, or makes its ban longer.
     *
     * @param accusation what speaks for it
     * @return the ban that stands now; empty if this key is never banned, or the book is full
     */
    public Optional<Ban> ban(BanKey key, Accusation accusation) {
        BanRules current = rules.get();
        boolean ordered = accusation.cause() == BanCause.OPERATOR;
        if (current.exempts(key)
                || (!ordered && isPardoned(key))
                || (bans.size() >= current.mostBans() && bans.get(key) == null)) {
            return Optional.empty();
        }
        long now = clock.millis();
        Ban standing = bans.get(key);
        if (standing != null && standing.isInForce(now) && standing.sparesKnown() == accusation.sparesKnown()) {
            return Optional.of(standing);
        }
        BanLifetimes lifetimes = current.lifetimes();
        int strike = strikes.increment(
                fingerprints.of(key.toString(), 0),
                now / MILLIS_PER_SECOND,
                lifetimes.longest().toSeconds());
        long lifetime = accusation.lifetime() == null
                ? lifetimes.millis(strike, now, chance)
                : accusation.lifetime().toMillis();
        Ban ban = new Ban(
                key,
                accusation.cause(),
                accusation.rule(),
                accusation.threshold(),
                accusation.evidence(),
                accusation.sparesKnown(),
                strike,
                now,
                now + lifetime,
                current.node(),
                current.configuration());
        learn(ban);
        listeners.forEach(listener -> listener.banned(ban));
        return Optional.of(ban);
    }

    /** Keeps a key from being banned until a time, in milliseconds since 1970 (SPEC Q10). */
    public void pardon(BanKey key, long until) {
        learnPardon(key, until);
        listeners.forEach(listener -> listener.pardoned(key, until));
    }

    /** Keeps a key from being banned until a time because another node says so. Tells no listener. */
    public void learnPardon(BanKey key, long until) {
        pardons.put(key, until);
    }

    private boolean isPardoned(BanKey key) {
        return !pardons.isEmpty()
                && pardons.entrySet().stream()
                        .anyMatch(pardon -> pardon.getValue() > clock.millis() && touches(pardon.getKey(), key));
    }

    /** Whether a ban of one key holds for the other, or for a part of it. */
    static boolean touches(BanKey one, BanKey other) {
        return one.equals(other) || BanKey.covers(one, other) || BanKey.covers(other, one);
    }

    /** The bans in force that hold for a key or for a part of it, as the ports of an address. */
    public List<Ban> touching(BanKey key) {
        return list(ban -> touches(ban.key(), key), Integer.MAX_VALUE);
    }

    /** Takes a ban back; says which one it was. */
    public Optional<Ban> unban(BanKey key) {
        Optional<Ban> ban = Optional.ofNullable(forgive(key));
        ban.ifPresent(taken -> listeners.forEach(listener -> listener.unbanned(taken)));
        return ban;
    }

    /** Puts a ban in force that another node made, or that was kept through a restart. Tells no listener. */
    public synchronized void learn(Ban ban) {
        BanRules current = rules.get();
        boolean full = bans.size() >= current.mostBans() && bans.get(ban.key()) == null;
        if (!ban.isInForce(clock.millis()) || current.exempts(ban.key()) || full) {
            return;
        }
        bans.put(ban);
        changes.incrementAndGet();
        if (BanTable.fits(ban.key())) {
            table.put(ban.key(), ban.until(), ban.sparesKnown());
        } else if (ban.key().kind() == BanKey.Kind.ADDRESS) {
            collectOddBlocks();
        }
    }

    /** Ends a ban that was taken back elsewhere; the next one is a first one. Tells no listener. */
    public @Nullable Ban forgive(BanKey key) {
        strikes.remove(fingerprints.of(key.toString(), 0));
        return unlearn(key);
    }

    /** Ends a ban as if its time were over. Tells no listener. */
    public synchronized @Nullable Ban unlearn(BanKey key) {
        Ban ban = bans.remove(key);
        changes.incrementAndGet();
        if (ban != null && BanTable.fits(key)) {
            table.remove(key);
        } else if (ban != null && key.kind() == BanKey.Kind.ADDRESS) {
            collectOddBlocks();
        }
        return ban;
    }

    /** Forgets bans whose time is over; says how many. */
    public int sweep() {
        long now = clock.millis();
        int swept = 0;
        pardons.values().removeIf(until -> until <= now);
        List<Ban> over = bans.stream().filter(ban -> !ban.isInForce(now)).toList();
        for (Ban ban : over) {
            if (isTakenOut(ban)) {
                listeners.forEach(listener -> listener.ended(ban));
                swept++;
            }
        }
        return swept;
    }

    /** Ends exactly this ban, and not one that took its place meanwhile. */
    private synchronized boolean isTakenOut(Ban ban) {
        return ban.equals(bans.get(ban.key())) && unlearn(ban.key()) != null;
    }

    /** The ban of exactly this key. */
    public Optional<Ban> find(BanKey key) {
        return Optional.ofNullable(bans.get(key)).filter(ban -> ban.isInForce(clock.millis()));
    }

    /** Bans in force that pass the filter, the latest first. */
    public List<Ban> list(Predicate<Ban> filter, int limit) {
        long now = clock.millis();
        return bans.stream()
                .filter(ban -> ban.isInForce(now))
                .filter(filter)
                .sorted(Comparator.comparingLong(Ban::since).reversed())
                .limit(limit)
                .toList();
    }

    /** A number that grows with each change of the bans, wherever it was made. */
    public long changes() {
        return changes.get();
    }

    /** How many bans there are, those that are just over perhaps among them. */
    public int size() {
        return bans.size();
    }

    /** Whether an address and port may come in; allocates nothing. */
    public Standing standing(long high, long low, int port) {
        int found = table.look(high, low, port, clock.millis());
        if (found == BanTable.BANNED || (!oddBlocks.isEmpty() && oddBlocks.contains(high, low))) {
            return Standing.BANNED;
        }
        return found == BanTable.FREE ? Standing.FREE : Standing.ONLY_KNOWN;
    }

    /** How an address and port stand. */
    public enum Standing {
        /** Nothing is known against it. */
        FREE,
        /** Only pairs that lately proved themselves may come in. */
        ONLY_KNOWN,
        /** Nothing may come in. */
        BANNED
    }

    private void collectOddBlocks() {
        oddBlocks = AddressSet.of(bans.stream()
                .map(Ban::key)
                .filter(key -> key instanceof BanKey.Addresses && !BanTable.fits(key))
                .map(key -> ((BanKey.Addresses) key).range())
                .toList());
    }
}
