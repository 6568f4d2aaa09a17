package org.ringfence.gate;

import java.time.Instant;
import java.util.Random;
import org.ringfence.gate.evidence.Sighting;
import org.ringfence.policy.Policy;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;

/** A perimeter in a world whose clock stands still until it is moved. */
public final class Scene {

    public final PolicyBoard policies = PolicyBoard.ofDefaults();
    private static final long START = 1_800_000_000_000L;
    private long now = START;
    private AddressSet peers = AddressSet.EMPTY;
    public final Perimeter perimeter = new Perimeter(
            policies,
            () -> AddressSet.parse("127.0.0.1,::1"),
            () -> peers,
            "a",
            () -> Instant.ofEpochMilli(now),
            () -> (now - START + 1_000) * 1_000_000,
            new Random(1));

    public void in(Policy policy) {
        policies.publish(policy);
        perimeter.refresh();
    }

    public void peers(String list) {
        peers = AddressSet.parse(list);
        perimeter.refresh();
    }

    public void pass(long millis) {
        now += millis;
    }

    public long now() {
        return now;
    }

    public static SourceAddress at(String address, int port) {
        AddressRange range = AddressRange.parse(address);
        return new SourceAddress(range.high(), range.low(), port);
    }

    public static Sighting udp(String address, int port) {
        return new Sighting(Transport.UDP, at(address, port), () -> "REGISTER");
    }

    public static Sighting tcp(String address, int port) {
        return new Sighting(Transport.TCP, at(address, port), () -> "REGISTER");
    }

    public boolean passes(SourceAddress source) {
        return passes(Transport.UDP, source);
    }

    public boolean passes(Transport transport, SourceAddress source) {
        return perimeter.sourceGate().admit(transport, source.high(), source.low(), source.port(), 500) == Verdict.PASS;
    }
}
