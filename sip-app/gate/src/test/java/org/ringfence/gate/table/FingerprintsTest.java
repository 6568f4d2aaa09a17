package org.ringfence.gate.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

/** Sources are told apart. */
class FingerprintsTest {

    private static final long IPV4 = 0x0000_FFFF_0000_0000L;
    private static final int PORTS = 1_024;
    private static final int ADDRESSES = 256;

    private final Fingerprints fingerprints = new Fingerprints(new Random(1));

    @Test
    @Spec("Q4")
    void portOfAnAddressIsNotTakenForAnotherPortOfItsNeighbour() {
        Set<Long> seen = new HashSet<>();
        for (int address = 0; address < ADDRESSES; address++) {
            for (int port = 0; port < PORTS; port++) {
                seen.add(fingerprints.of(0, IPV4 | 0x7F00_0000L | address, 1 << 20 | port));
            }
        }

        assertThat(seen).hasSize(ADDRESSES * PORTS);
    }

    @Test
    void networksOfIpv6AreToldApart() {
        Set<Long> seen = new HashSet<>();
        for (long network = 0; network < ADDRESSES; network++) {
            for (long host = 0; host < PORTS; host++) {
                seen.add(fingerprints.of(0x2001_0DB8_0000_0000L + network, host, 0));
            }
        }

        assertThat(seen).hasSize(ADDRESSES * PORTS);
    }
}
