package org.ringfence.gate.evidence;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.table.CountTable;
import org.ringfence.gate.table.Fingerprints;
import org.ringfence.policy.FirewallPolicy.Level;
import org.ringfence.policy.GuessingPolicy;
import org.ringfence.sip.spi.SourceAddress;

/**
 * Counts wrong passwords: by address and port, address, IPv6 network of 64 bits, account, and in all. Guesses that come
 * from many addresses use up the budget of the account, or that of all strangers together; whoever proved itself lately
 * from its address stays served.
 */
public final class Guessing {

    /** Most that is counted at once. */
    static final int SOURCES = 1 << 19;

    private static final int PORT = 1 << 23;
    private static final int ADDRESS = 1 << 24;
    private static final int SITE = 1 << 25;
    private static final int ACCOUNT = 1 << 26;
    private static final int STRANGER = 1 << 27;
    /** While guesses rain, a stranger may be wrong so often in a guessing period before it is banned. */
    private static final int SLIPS = 3;
    /** A place that the account is known at may be wrong so many times more often before it is banned. */
    private static final int PATIENCE = 10;

    private final Supplier<EvidenceRules> rules;
    private final KnownPlaces known;
    private final Fingerprints fingerprints;
    private final LongSupplier millis;
    private final Sanctions sanctions;
    private final CountTable counts = new CountTable(SOURCES);
    private final TotalCount strangers = new TotalCount();

    /**
     * Nothing counted yet.
     *
     * @param millis a clock that never goes back
     * @param clock of the bans
     */
    public Guessing(
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
     * Asked before a password is looked at: not at all for a stranger whose account is under attack, nor for a port that
     * has guessed enough.
     */
    public Reply attempt(Sighting sighting, String account) {
        EvidenceRules current = rules.get();
        if (isOff(current, sighting)) {
            return Reply.ANSWER;
        }
        long now = millis.getAsLong();
        int limit = current.guessing().accountFailureLimit();
        boolean underAttack = counts.count(fingerprints.of(account, ACCOUNT), now, period(current.guessing())) >= limit;
        boolean home = known.isHome(sighting.source(), account, now);
        // who can't be banned for it is not heard any more either
        boolean usedUp = ofPort(current, sighting.source(), now) > portLimit(current, home ? PATIENCE : 1);
        return usedUp || (underAttack && !home) ? Reply.SILENCE : Reply.ANSWER;
    }

    private int ofPort(EvidenceRules current, SourceAddress source, long now) {
        return counts.count(
                fingerprints.of(source.high(), source.low(), PORT | source.port()),
                now,
                current.guessing().failurePeriod().toMillis());
    }

    private static long portLimit(EvidenceRules current, int patience) {
        return (long) patience * current.guessing().portFailureLimit();
    }

    /**
     * A password was wrong, in an answer to a challenge of ours for this address, or over a connection: nobody else could
     * have sent it.
     *
     * @param account the name that was claimed, whether anybody has it or not
     */
    public Reply wrong(Sighting sighting, String account) {
        EvidenceRules current = rules.get();
        if (isOff(current, sighting)) {
            return Reply.ANSWER;
        }
        long now = millis.getAsLong();
        boolean home = known.isHome(sighting.source(), account, now);
        Offence offence = local(current, sighting.source(), home ? PATIENCE : 1, now);
        Reply reply = home ? atHome(current, sighting.source(), now) : Reply.ANSWER;
        if (!home) {
            reply = stranger(current, sighting.source(), account, now);
            if (offence == null && reply == Reply.SILENCE) {
                offence = stubborn(current, sighting.source(), now);
            }
        }
        if (offence != null) {
            sanctions.against(sighting, offence, current, now);
            reply = Reply.SILENCE;
        }
        if (!sighting.source().isIpv4() && !Witness.isExempt(current, sighting.source())) {
            site(current, sighting, now);
        }
        return reply;
    }

    /** A phone with an old password repeats itself; it gets no more answers, and is served as soon as it is right. */
    private Reply atHome(EvidenceRules current, SourceAddress source, long now) {
        return ofPort(current, source, now) > portLimit(current, 1) ? Reply.SILENCE : Reply.ANSWER;
    }

    private @Nullable Offence local(EvidenceRules current, SourceAddress source, int patience, long now) {
        GuessingPolicy guessing = current.guessing();
        long failurePeriod = guessing.failurePeriod().toMillis();
        long low = source.low();
        int ofPort = counts.increment(fingerprints.of(source.high(), low, PORT | source.port()), now, failurePeriod);
        int ofAddress = counts.increment(fingerprints.of(source.high(), low, ADDRESS), now, failurePeriod);
        if (ofPort > portLimit(current, patience)) {
            return new Offence(
                    BanCause.WRONG_PASSWORDS, "port-failure-limit", guessing.portFailureLimit(), ofPort, ofPort, true);
        }
        if (ofAddress > (long) patience * guessing.addressFailureLimit()) {
            return new Offence(
                    BanCause.WRONG_PASSWORDS,
                    "address-failure-limit",
                    guessing.addressFailureLimit(),
                    ofAddress,
                    ofPort,
                    true);
        }
        return null;
    }

    /** Counts against the budgets of strangers; silent when one of them is used up. */
    private Reply stranger(EvidenceRules current, SourceAddress source, String account, long now) {
        GuessingPolicy guessing = current.guessing();
        int ofAccount = counts.increment(fingerprints.of(account, ACCOUNT), now, period(guessing));
        counts.increment(fingerprints.of(source.high(), source.low(), STRANGER), now, period(guessing));
        int ofAll = strangers.add(1, now, period(guessing));
        boolean used = ofAccount > guessing.accountFailureLimit() || ofAll > guessing.totalFailureLimit();
        return used ? Reply.SILENCE : Reply.ANSWER;
    }

    private @Nullable Offence stubborn(EvidenceRules current, SourceAddress source, long now) {
        int slips =
                counts.count(fingerprints.of(source.high(), source.low(), STRANGER), now, period(current.guessing()));
        return slips > SLIPS
                ? new Offence(
                        BanCause.GUESSING,
                        "total-failure-limit",
                        current.guessing().totalFailureLimit(),
                        slips,
                        slips,
                        true)
                : null;
    }

    private void site(EvidenceRules current, Sighting sighting, long now) {
        GuessingPolicy guessing = current.guessing();
        int ofSite = counts.increment(
                fingerprints.of(sighting.source().high(), 0, SITE),
                now,
                guessing.failurePeriod().toMillis());
        if (ofSite > guessing.addressFailureLimit()) {
            sanctions.againstSite(
                    sighting,
                    new Offence(
                            BanCause.WRONG_PASSWORDS, "address-failure-limit", guessing.addressFailureLimit(), ofSite));
        }
    }

    /** Whether strangers guess so much that their wrong passwords get no answer. */
    public boolean isRaining() {
        GuessingPolicy guessing = rules.get().guessing();
        return strangers.count(millis.getAsLong(), period(guessing)) > guessing.totalFailureLimit();
    }

    private static boolean isOff(EvidenceRules rules, Sighting sighting) {
        SourceAddress source = sighting.source();
        return !rules.covers(Level.AUTHENTICATION) || rules.trusted().contains(source.high(), source.low());
    }

    private static long period(GuessingPolicy guessing) {
        return guessing.guessingPeriod().toMillis();
    }

    /** How many ports, addresses, networks and accounts are counted; walks through the whole table. */
    int counted() {
        return counts.size();
    }

    /** Forgets all counts. */
    public void reset() {
        counts.clear();
        strangers.clear();
    }
}
