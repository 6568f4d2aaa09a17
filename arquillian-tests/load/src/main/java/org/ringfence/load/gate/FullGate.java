package org.ringfence.load.gate;

import java.time.Clock;
import java.util.Random;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.sip.spi.SourceGate;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;

/** A gate whose tables are full: a million addresses are banned, and a million others have sent something. */
final class FullGate {

    static final int ADDRESSES = 1_000_000;

    private static final long IPV4 = 0xFFFF_0000_0000L;
    private static final long BANNED = IPV4 | 10L << 24;
    private static final long TRACKED = IPV4 | 20L << 24;
    private static final int LENGTH = 500;
    private static final int PORT = 5060;

    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    final Perimeter perimeter = new Perimeter(
            policies,
            () -> AddressSet.parse("127.0.0.1,::1"),
            () -> AddressSet.EMPTY,
            "a",
            Clock.systemUTC(),
            System::nanoTime,
            new Random(1));
    private final SourceGate gate = perimeter.sourceGate();

    static FullGate make() {
        FullGate full = new FullGate();
        full.policies.publish(unlimited(FirewallPolicy.DEFAULT));
        full.perimeter.refresh();
        String sample = "REGISTER sip:one.example from sip:100@one.example, 'friendly-scanner'";
        for (int i = 0; i < ADDRESSES; i++) {
            BanKey key = new BanKey.Addresses(new AddressRange(0, banned(i), 128));
            Evidence evidence = new Evidence(51, i, i, sample, sample);
            Accusation accusation =
                    new Accusation(BanCause.WRONG_PASSWORDS, "port-failure-limit", 50, evidence, false, null);
            full.perimeter.bans().ban(key, accusation).orElseThrow();
            full.admits(tracked(i));
        }
        return full;
    }

    /** As configured by default, but for a benchmark that sends more than any network brings. */
    private static FirewallPolicy unlimited(FirewallPolicy policy) {
        return new FirewallPolicy(
                policy.level(),
                policy.allowList(),
                policy.denyList(),
                policy.trustedAddresses(),
                policy.bogonCheck(),
                100_000_000,
                16_000_000,
                policy.floodPeriod(),
                policy.wrongMessageLimit(),
                policy.wrongMessagePeriod(),
                policy.strangerAnswerLimit(),
                policy.strangerAnswerPeriod(),
                policy.unauthenticatedLimit(),
                policy.unauthenticatedLimitTotal(),
                policy.unauthenticatedPeriod(),
                policy.countAllMessages(),
                policy.scanTargetLimit(),
                policy.scanPeriod(),
                policy.pendingDialogLimit(),
                policy.quenchPeriod(),
                policy.foreignDomains());
    }

    boolean admits(long address) {
        return gate.admit(Transport.UDP, 0, address, PORT, LENGTH) == Verdict.PASS;
    }

    static long banned(int i) {
        return BANNED + i;
    }

    static long tracked(int i) {
        return TRACKED + i;
    }
}
