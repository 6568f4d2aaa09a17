package org.ringfence.gate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanCounts;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.BanLifetimes;
import org.ringfence.gate.ban.BanRules;
import org.ringfence.gate.evidence.EvidenceRules;
import org.ringfence.gate.evidence.Guessing;
import org.ringfence.gate.evidence.Honeypots;
import org.ringfence.gate.evidence.KnownPlaces;
import org.ringfence.gate.evidence.PendingDialogs;
import org.ringfence.gate.evidence.Quench;
import org.ringfence.gate.evidence.Reply;
import org.ringfence.gate.evidence.Sighting;
import org.ringfence.gate.evidence.Witness;
import org.ringfence.gate.message.UserAgentGate;
import org.ringfence.gate.source.Drops;
import org.ringfence.gate.source.SourcePerimeter;
import org.ringfence.gate.source.SourceRules;
import org.ringfence.gate.table.Fingerprints;
import org.ringfence.policy.BanPolicy;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.GuessingPolicy;
import org.ringfence.policy.HoneypotPolicy;
import org.ringfence.policy.PolicySource;
import org.ringfence.policy.UserAgentPolicy;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.SourceGate;

/** The gates of this node with what they know, put together from the policies in force. */
public final class Perimeter {

    private static final int TRACKED_ADDRESSES = 1 << 21;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NO_CYCLE = -1;

    private final PolicySource policies;
    private final Supplier<AddressSet> own;
    private final Supplier<AddressSet> peers;
    private final String node;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final BanBook bans;
    private final BanCounts banCounts = new BanCounts();
    private final KnownPlaces known;
    private final Quench quench;
    private final Witness witness;
    private final Guessing guessing;
    private final Honeypots honeypots;
    private final PendingDialogs pending = new PendingDialogs();
    private final SourcePerimeter source;
    private final UserAgentGate userAgents;
    private volatile Rules rules;
    private volatile long openUntil;
    private volatile long cycle = NO_CYCLE;

    /** The rules of one set of policies. */
    private record Rules(
            SourceRules source,
            EvidenceRules evidence,
            BanRules bans,
            @Nullable Rules whileOpen) {
        Rules opened() {
            return whileOpen == null ? this : whileOpen;
        }
    }

    /**
     * A perimeter without bans.
     *
     * @param own addresses of this server, loopback among them
     * @param peers addresses of trunks and proxies
     * @param node name of this node
     * @param nanos a clock that never goes back and starts above a millisecond
     */
    public Perimeter(
            PolicySource policies,
            Supplier<AddressSet> own,
            Supplier<AddressSet> peers,
            String node,
            InstantSource clock,
            LongSupplier nanos,
            RandomGenerator chance) {
        this.policies = policies;
        this.own = own;
        this.peers = peers;
        this.node = node;
        this.rules = read();
        this.clock = clock;
        this.nanos = nanos;
        LongSupplier millis = () -> nanos.getAsLong() / NANOS_PER_MILLI;
        Fingerprints fingerprints = new Fingerprints(chance);
        this.bans = new BanBook(clock, () -> rules().bans(), chance, fingerprints);
        this.bans.listen(banCounts);
        this.known = new KnownPlaces(fingerprints);
        this.quench = new Quench(fingerprints);
        Supplier<EvidenceRules> evidence = () -> rules().evidence();
        this.witness = new Witness(evidence, bans, known, quench, fingerprints, millis, clock);
        this.guessing = new Guessing(evidence, bans, known, quench, fingerprints, millis, clock);
        this.honeypots = new Honeypots(
                () -> policies.current(HoneypotPolicy.class), evidence, bans, known, quench, millis, clock);
        this.source = new SourcePerimeter(
                () -> rules().source(), bans, known, quench, fingerprints, TRACKED_ADDRESSES, nanos, witness);
        this.userAgents = new UserAgentGate(
                () -> policies.current(UserAgentPolicy.class),
                request -> !isOnLevel(FirewallPolicy.Level.STATIC) || isTrusted(request.source()),
                name -> bans.size() > 0
                        && bans.find(new BanKey.UserAgent(name.toLowerCase(Locale.ROOT)))
                                .isPresent());
    }

    /** Takes the policies and addresses that are in force now; called after each change of them. */
    public void refresh() {
        rules = read();
    }

    private Rules rules() {
        Rules current = rules;
        return openUntil != 0 && clock.millis() < openUntil ? current.opened() : current;
    }

    private Rules read() {
        FirewallPolicy firewall = policies.current(FirewallPolicy.class);
        Rules opened = read(firewall.withLevel(FirewallPolicy.Level.OFF), null);
        return read(firewall, opened);
    }

    private Rules read(FirewallPolicy firewall, @Nullable Rules opened) {
        AddressSet exempt = SourceRules.exempt(firewall, own.get(), peers.get());
        BanPolicy ban = policies.current(BanPolicy.class);
        BanLifetimes lifetimes = ban.mode() == BanPolicy.Mode.CYCLE
                ? BanLifetimes.ofCycle(ban.counterResetInterval())
                : new BanLifetimes(
                        ban.lifetime(), ban.escalationFactor(), ban.lifetimeMax(), ban.jitterPercent(), false);
        return new Rules(
                SourceRules.of(firewall, own.get(), peers.get()),
                new EvidenceRules(
                        firewall,
                        policies.current(GuessingPolicy.class),
                        exempt,
                        SourceRules.trusted(firewall, peers.get())),
                new BanRules(lifetimes, exempt, ban.maxBans(), node, policies.version()),
                opened);
    }

    /** The gate before parsing. */
    public SourceGate sourceGate() {
        return source;
    }

    /** The gate of unwanted devices. */
    public MessageGate userAgentGate() {
        return userAgents;
    }

    /** Who weighs what strangers do. */
    public Witness witness() {
        return witness;
    }

    /** Who weighs wrong passwords. */
    public Guessing guessing() {
        return guessing;
    }

    /**
     * A password was wrong.
     *
     * @param account the name that was claimed, whether anybody has it or not
     * @param answersChallenge whether the nonce is one of ours for this address; over UDP anybody could have sent the
     *     rest, and it counts as no answer at all
     */
    public Reply wrongPassword(Sighting sighting, String account, String target, boolean answersChallenge) {
        if (!answersChallenge && !sighting.transport().isConnectionOriented()) {
            return witness.unauthenticated(sighting, target);
        }
        return honeypots.touched(sighting, account, target) ? Reply.SILENCE : guessing.wrong(sighting, account);
    }

    /**
     * A request came without a proof of identity. Over a connection that is enough to be caught by a honeypot account;
     * a number may be called by a user who is about to be challenged, and catches only who has nobody known around.
     *
     * @param account the name that was claimed
     * @param target user or number that was asked for
     */
    public Reply stranger(Sighting sighting, String account, String target) {
        boolean caught = sighting.transport().isConnectionOriented()
                && honeypots.touched(sighting, account, isAmongKnown(sighting.source()) ? "" : target);
        return caught ? Reply.SILENCE : witness.unauthenticated(sighting, target);
    }

    /**
     * A request named a domain that is not served here (SPEC E1, E2): a wrong message, without an answer on the level
     * STRICT.
     *
     * @param target user or number that was asked for
     */
    public Reply foreign(Sighting sighting, String target) {
        witness.wrong(sighting);
        Reply reply = stranger(sighting, "", target);
        boolean silent = isOnLevel(FirewallPolicy.Level.STRICT) && !isExempt(sighting.source());
        return silent ? Reply.SILENCE : reply;
    }

    private boolean isAmongKnown(SourceAddress address) {
        return known.pairsAt(address, nanos.getAsLong() / NANOS_PER_MILLI, knownForMillis()) > 0;
    }

    /** Accounts and numbers that nobody has a reason to try. */
    public Honeypots honeypots() {
        return honeypots;
    }

    /**
     * Whether an account, or one of its phones, is banned.
     *
     * @param contact the URI that the phone shows; null for none
     */
    public boolean isBanned(String account, @Nullable String contact) {
        return bans.size() > 0
                && (bans.find(new BanKey.Account(account)).isPresent()
                        || (contact != null
                                && bans.find(new BanKey.Device(account, contact))
                                        .isPresent()));
    }

    /** The bans. */
    public BanBook bans() {
        return bans;
    }

    /** How many bans were made here, by cause. */
    public BanCounts banCounts() {
        return banCounts;
    }

    /** What was let in and what was dropped before parsing. */
    public Drops drops() {
        return source.drops();
    }

    /**
     * A call begins at this address.
     *
     * @return whether it may: not while too many of its calls are pending (SPEC A17)
     */
    public boolean openDialog(SourceAddress address) {
        EvidenceRules current = rules().evidence();
        boolean counts = current.covers(FirewallPolicy.Level.FULL) && !isExempt(address);
        return pending.open(address, counts ? current.firewall().pendingDialogLimit() : Integer.MAX_VALUE);
    }

    /** A call of this address was answered, refused, or given up. */
    public void closeDialog(SourceAddress address) {
        pending.close(address);
    }

    /** Remembers a pair of address and port at which an account is registered, as after a restart. */
    public void remember(SourceAddress address, String account) {
        known.proved(address, account, nanos.getAsLong() / NANOS_PER_MILLI, knownForMillis());
    }

    /**
     * In the mode CYCLE, resets all counters once a cycle is over; bans end by themselves then (SPEC A11). To be called
     * every few seconds.
     *
     * @return whether it did
     */
    public boolean turn() {
        BanPolicy policy = policies.current(BanPolicy.class);
        long before = cycle;
        long present = policy.mode() == BanPolicy.Mode.CYCLE
                ? clock.millis() / policy.counterResetInterval().toMillis()
                : NO_CYCLE;
        cycle = present;
        boolean over = before != NO_CYCLE && present != NO_CYCLE && before != present;
        if (over) {
            reset();
        }
        return over;
    }

    /** Forgets everything that was counted; bans stay. */
    public void reset() {
        source.reset();
        witness.reset();
        guessing.reset();
        quench.clear();
    }

    /** Lets an address speak again that floods without proof of its return path; says whether it did not before. */
    public boolean unquench(AddressRange address) {
        boolean was = isQuenched(address);
        quench.end(address.high(), address.low());
        return was;
    }

    /** Whether an address gets no answers because it floods without proof of its return path. */
    public boolean isQuenched(AddressRange address) {
        return quench.isQuenched(address.high(), address.low(), nanos.getAsLong() / NANOS_PER_MILLI);
    }

    /** Whether any address gets no answers because it floods without proof of its return path. */
    public boolean isQuenching() {
        return quench.isActive(nanos.getAsLong() / NANOS_PER_MILLI);
    }

    /** About how many addresses get no answers because they flood without proof of their return path. */
    public int quenched() {
        return quench.size();
    }

    /**
     * Lets everything in for load tests (SPEC O); ends by itself.
     *
     * @param duration zero ends it now
     */
    public void open(Duration duration) {
        openUntil = duration.isZero() ? 0 : clock.millis() + duration.toMillis();
    }

    /** When the load test mode ends, in milliseconds since 1970; 0 if it is off. */
    public long openUntil() {
        long until = openUntil;
        return until > clock.millis() ? until : 0;
    }

    /** Whether nothing is held against an address. */
    public boolean isExempt(SourceAddress address) {
        return rules().evidence().exempt().contains(address.high(), address.low());
    }

    private boolean isTrusted(SourceAddress address) {
        return rules().evidence().trusted().contains(address.high(), address.low());
    }

    private boolean isOnLevel(FirewallPolicy.Level level) {
        return rules().evidence().firewall().level().compareTo(level) >= 0;
    }

    private long knownForMillis() {
        return policies.current(GuessingPolicy.class).knownFor().toMillis();
    }
}
