package org.ringfence.sip.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ringfence.sip.container.Connections.Stay;

class ConnectionsTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private long now;
    private final Connections connections =
            new Connections(new ConnectionLimits(3, 2, Duration.ofSeconds(60), Duration.ofSeconds(5)), () -> now);

    @AfterEach
    void close() {
        connections.close();
    }

    @Test
    void connectionsAreBoundedPerAddressAndInAll() throws Exception {
        InetAddress there = InetAddress.getByName("192.0.2.1");

        assertThat(connections.admit(HERE)).isNotNull();
        Stay second = connections.admit(HERE);
        assertThat(connections.admit(HERE)).isNull();
        assertThat(connections.admit(there)).isNotNull();
        assertThat(connections.admit(there)).as("a fourth in all").isNull();
        second.release();
        second.release();
        assertThat(connections.count()).isEqualTo(2);
        assertThat(connections.admit(HERE)).isNotNull();
    }

    @Test
    void idleConnectionIsClosedAndOneThatTalksStays() {
        Talker idle = new Talker();
        Talker talking = new Talker();
        connections.admit(HERE).watch(idle);
        Stay stay = connections.admit(HERE);
        stay.watch(talking);

        pass(Duration.ofSeconds(50));
        stay.heard(talking, true);
        pass(Duration.ofSeconds(11));

        assertThat(idle.shut).isTrue();
        assertThat(talking.shut).isFalse();
        assertThat(connections.count()).isEqualTo(1);
    }

    @Test
    void messageThatDripsIsCutOffThoughBytesCome() {
        Talker dripping = new Talker();
        Stay stay = connections.admit(HERE);
        stay.watch(dripping);
        dripping.within = true;
        for (int second = 0; second < 6; second++) {
            stay.heard(dripping, false);
            pass(Duration.ofSeconds(1));
        }

        assertThat(dripping.shut).isTrue();
    }

    @Test
    void messagesOneAfterTheOtherAreNotOneThatDrips() {
        Talker busy = new Talker();
        Stay stay = connections.admit(HERE);
        stay.watch(busy);
        busy.within = true;
        for (int second = 0; second < 20; second++) {
            stay.heard(busy, true);
            pass(Duration.ofSeconds(1));
        }

        assertThat(busy.shut).isFalse();
    }

    private void pass(Duration time) {
        now += time.toNanos();
        connections.sweep();
    }

    private static final class Talker implements Connections.Watched {

        private boolean within;
        private boolean shut;

        @Override
        public boolean isWithinMessage() {
            return within;
        }

        @Override
        public void shut() {
            shut = true;
        }
    }
}
