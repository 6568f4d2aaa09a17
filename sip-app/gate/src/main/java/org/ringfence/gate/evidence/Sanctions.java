package org.ringfence.gate.evidence;

import java.time.InstantSource;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sip.spi.SourceAddress;

/**
 * Chooses what to do against an offender (SPEC Q4). Without proof that the offence came from its
 * address, that one is only quenched: others at the address may have proved themselves, but the offender did not. With it, the narrowest key is banned that stops the evidence: the port if the offence is its own and others at the
 * address are known; the address, sparing those others, if it uses many ports; the whole address if nobody is known
 * there; the IPv6 network of 64 bits if the offence was counted for it.
 */
final class Sanctions {

    private static final int SITE = 64;
    /** From this share of the evidence on, in percent, one port is the offender. */
    private static final int OWN_SHARE = 80;

    private static final int HUNDRED = 100;

    private final BanBook bans;
    private final KnownPlaces known;
    private final Quench quench;
    private final InstantSource clock;

    Sanctions(BanBook bans, KnownPlaces known, Quench quench, InstantSource clock) {
        this.bans = bans;
        this.known = known;
        this.quench = quench;
        this.clock = clock;
    }

    /** Acts against the sender of what was sighted. */
    void against(Sighting sighting, Offence offence, EvidenceRules rules, long now) {
        SourceAddress source = sighting.source();
        boolean proven = offence.provesReturnPath() || sighting.isConnected();
        if (!proven) {
            quench.start(
                    source.high(),
                    source.low(),
                    now,
                    rules.firewall().quenchPeriod().toMillis());
            return;
        }
        int neighbours = known.pairsAt(source, now, rules.guessing().knownFor().toMillis());
        boolean ownPort = !sighting.isConnected() && offence.ofPort() * HUNDRED >= offence.count() * OWN_SHARE;
        if (neighbours > 0 && ownPort) {
            ban(BanKey.addressPort(source), sighting, offence, false);
        } else {
            ban(BanKey.address(source), sighting, offence, neighbours > 0);
        }
    }

    /** Acts against a whole IPv6 network of 64 bits; those who are known in it are spared. */
    void againstSite(Sighting sighting, Offence offence) {
        SourceAddress source = sighting.source();
        ban(new BanKey.Addresses(new AddressRange(source.high(), 0, SITE)), sighting, offence, true);
    }

    private void ban(BanKey key, Sighting sighting, Offence offence, boolean sparesKnown) {
        long at = clock.millis();
        String sample = sighting.summary().get();
        Evidence evidence = new Evidence(offence.count(), at, at, sample, sample);
        bans.ban(key, new Accusation(offence.cause(), offence.rule(), offence.limit(), evidence, sparesKnown, null));
    }
}
