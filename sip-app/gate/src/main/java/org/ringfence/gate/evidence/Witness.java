package org.ringfence.gate.evidence;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.source.SourcePerimeter;
import org.ringfence.gate.table.CountTable;
import org.ringfence.gate.table.Fingerprints;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.FirewallPolicy.Level;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;

/**
 * Hears what strangers do, counts it, and says whether they get an answer. What turns out to be a user's is taken back
 * from the counts: a challenge that is answered rightly was never an offence.
 */
public final class Witness implements SourcePerimeter.FloodWatch {

    /** Most that is counted at once, of all sources together. */
    static final int COUNTED = 1 << 19;

    private static final int UNAUTHENTICATED = 1 << 20;
    private static final int WAITING = 2 << 20;
    private static final int UNAUTHORIZED = 3 << 20;
    private static final int CONSECUTIVE = 4 << 20;
    private static final int WRONG = 5 << 20;
    private static final int TARGET = 6 << 20;
    private static final int ANSWERS_PER_KNOWN_PHONE = 2;
    private static final int TARGETS_OF_STRANGERS = 32;
    private static final int TARGETS_PER_KNOWN_PHONE = 4;
    private static final int MOST_TARGETS = 1 << 10;
    private static final int CONSECUTIVE_IDLE = 1_000;
    private static final int CONSECUTIVE_BUSY = 100;

    private final Supplier<EvidenceRules> rules;
    private final KnownPlaces known;
    private final Fingerprints fingerprints;
    private final LongSupplier millis;
    private final Sanctions sanctions;
    private final CountTable counts = new CountTable(COUNTED);
    private final TotalCount unauthenticated = new TotalCount();
    private final Targets targets = new Targets();

    /**
     * Nothing heard yet.
     *
     * @param millis a clock that never goes back
     * @param clock of the bans
     */
    public Witness(
            Supplier<EvidenceRules> rules,
            BanBook bans,
            KnownPlaces known,
            Quench quench,
            Fingerprints fingerprints,
            LongSupplier millis,
            InstantSource clock) {
        this.rules = rules;
        this.known = known;
        this.fingerprints = fingerprints;
        this.millis = millis;
        this.sanctions = new Sanctions(bans, known, quench, clock);
    }

    /**
     * A request outside of dialogs came without a proof of identity.
     *
     * @param target the user or number that it asks for
     */
    public Reply unauthenticated(Sighting sighting, String target) {
        EvidenceRules current = rules.get();
        SourceAddress source = sighting.source();
        if (!current.covers(Level.FLOOD) || isExempt(current, source)) {
            return Reply.ANSWER;
        }
        long now = millis.getAsLong();
        FirewallPolicy firewall = current.firewall();
        int neighbours = neighbours(current, source, now);
        int total = unauthenticated.add(1, now, firewall.unauthenticatedPeriod().toMillis());
        Offence offence = unanswered(current, source, neighbours, now);
        if (offence == null && current.covers(Level.FULL)) {
            offence = scanning(current, source, target, neighbours, now);
        }
        boolean tooMany = total > firewall.unauthenticatedLimitTotal();
        if (offence != null) {
            sanctions.against(sighting, offence, current, now);
        }
        // where phones proved themselves lately, a new port is more likely theirs than part of what others send
        boolean silent = (offence != null || (tooMany && neighbours == 0)) && !isKnown(source, now);
        return silent ? Reply.SILENCE : Reply.ANSWER;
    }

    private @Nullable Offence unanswered(EvidenceRules current, SourceAddress source, int neighbours, long now) {
        FirewallPolicy firewall = current.firewall();
        int waiting =
                count(WAITING, source, now, firewall.strangerAnswerPeriod().toMillis());
        int most = firewall.strangerAnswerLimit() + ANSWERS_PER_KNOWN_PHONE * neighbours;
        int unproven = count(
                UNAUTHENTICATED, source, now, firewall.unauthenticatedPeriod().toMillis());
        if (unproven > firewall.unauthenticatedLimit()) {
            return new Offence(
                    BanCause.UNAUTHENTICATED, "unauthenticated-limit", firewall.unauthenticatedLimit(), unproven);
        }
        if (waiting > most) {
            return new Offence(BanCause.FLOOD, "stranger-answer-limit", most, waiting);
        }
        return current.covers(Level.AUTHENTICATION) ? unauthorized(current, source, now) : null;
    }

    private @Nullable Offence unauthorized(EvidenceRules current, SourceAddress source, long now) {
        long period = current.guessing().failurePeriod().toMillis();
        int unauthorized = count(UNAUTHORIZED, source, now, period);
        if (unauthorized > current.guessing().unauthorizedLimit()) {
            return new Offence(
                    BanCause.UNAUTHENTICATED,
                    "unauthorized-limit",
                    current.guessing().unauthorizedLimit(),
                    unauthorized);
        }
        int consecutive = count(CONSECUTIVE, source, now, period);
        int limit = consecutiveLimit(current, now);
        return consecutive > limit
                ? new Offence(BanCause.UNAUTHENTICATED, "consecutive-limit", limit, consecutive)
                : null;
    }

    /** Falls from the idle limit to the busy one as the unauthenticated messages of all come near their limit. */
    private int consecutiveLimit(EvidenceRules current, long now) {
        Integer limit = current.guessing().consecutiveLimit();
        if (limit != null) {
            return limit;
        }
        FirewallPolicy firewall = current.firewall();
        long total = unauthenticated.count(now, firewall.unauthenticatedPeriod().toMillis());
        long load = Math.min(total, firewall.unauthenticatedLimitTotal());
        return CONSECUTIVE_IDLE
                - (int) ((CONSECUTIVE_IDLE - CONSECUTIVE_BUSY) * load / firewall.unauthenticatedLimitTotal());
    }

    private @Nullable Offence scanning(
            EvidenceRules current, SourceAddress source, String target, int neighbours, long now) {
        Integer configured = current.firewall().scanTargetLimit();
        int limit = configured != null
                ? configured
                : Math.min(MOST_TARGETS, TARGETS_OF_STRANGERS + TARGETS_PER_KNOWN_PHONE * neighbours);
        int asked = targets.ask(
                of(source, TARGET),
                fingerprints.of(target, TARGET),
                limit,
                now,
                current.firewall().scanPeriod().toMillis());
        return asked > limit ? new Offence(BanCause.SCANNING, "scan-target-limit", limit, asked) : null;
    }

    /** Somebody proved its identity: what was counted against its question is taken back. */
    public void proved(Sighting sighting, String account, String target) {
        EvidenceRules current = rules.get();
        SourceAddress source = sighting.source();
        long now = millis.getAsLong();
        known.proved(source, account, now, current.guessing().knownFor().toMillis());
        FirewallPolicy firewall = current.firewall();
        long period = firewall.unauthenticatedPeriod().toMillis();
        if (firewall.countAllMessages()) {
            unauthenticated.add(1, now, period);
            count(UNAUTHENTICATED, source, now, period);
        } else {
            unauthenticated.add(-1, now, period);
            forgive(UNAUTHENTICATED, source, now, period);
        }
        forgive(WAITING, source, now, firewall.strangerAnswerPeriod().toMillis());
        forgive(UNAUTHORIZED, source, now, current.guessing().failurePeriod().toMillis());
        counts.remove(of(source, CONSECUTIVE));
        targets.found(of(source, TARGET), fingerprints.of(target, TARGET));
    }

    /** A message came that means nothing (SPEC A6). */
    public void wrong(Sighting sighting) {
        EvidenceRules current = rules.get();
        FirewallPolicy firewall = current.firewall();
        if (!current.covers(Level.FULL) || isExempt(current, sighting.source())) {
            return;
        }
        long now = millis.getAsLong();
        int wrong = count(
                WRONG, sighting.source(), now, firewall.wrongMessagePeriod().toMillis());
        if (wrong > firewall.wrongMessageLimit()) {
            Offence offence =
                    new Offence(BanCause.WRONG_MESSAGES, "wrong-message-limit", firewall.wrongMessageLimit(), wrong);
            sanctions.against(sighting, offence, current, now);
        }
    }

    @Override
    public void flooded(Transport transport, SourceAddress source, int limit) {
        Offence offence = new Offence(BanCause.FLOOD, "flood-message-limit", limit, limit + 1L);
        sanctions.against(
                new Sighting(transport, source, () -> "a flood over " + transport),
                offence,
                rules.get(),
                millis.getAsLong());
    }

    @Override
    public void malformed(Transport transport, SourceAddress source) {
        Sighting sighting = new Sighting(transport, source, () -> "not SIP, over " + transport);
        wrong(sighting);
        if (!sighting.isConnected()) {
            // its refusal goes to whoever is named as the sender: no stranger gets more of these than of other answers
            unauthenticated(sighting, "");
        }
    }

    /** Whether a source is never sanctioned. */
    static boolean isExempt(EvidenceRules rules, SourceAddress source) {
        return rules.exempt().contains(source.high(), source.low());
    }

    private boolean isKnown(SourceAddress source, long now) {
        return known.isKnown(source.high(), source.low(), source.port(), now);
    }

    private int neighbours(EvidenceRules current, SourceAddress source, long now) {
        return known.pairsAt(source, now, current.guessing().knownFor().toMillis());
    }

    private int count(int kind, SourceAddress source, long now, long period) {
        return counts.increment(of(source, kind), now, period);
    }

    private void forgive(int kind, SourceAddress source, long now, long period) {
        counts.forgive(of(source, kind), 1, now, period);
    }

    private long of(SourceAddress source, int kind) {
        return fingerprints.of(source.high(), source.low(), kind);
    }

    /** How many things are counted of how many sources; walks through the whole table. */
    int counted() {
        return counts.size();
    }

    /** How many addresses have asked for something without success. */
    int asking() {
        return targets.size();
    }

    /** Forgets all counts. */
    public void reset() {
        counts.clear();
        targets.clear();
        unauthenticated.clear();
    }
}
