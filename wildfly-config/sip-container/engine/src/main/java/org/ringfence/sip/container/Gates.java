package org.ringfence.sip.container;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.ringfence.sip.spi.GateRegistry;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageView;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.SourceGate;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;

/** The gates that are in place. Gates come and go rarely and are asked for every packet, so they stand in arrays. */
final class Gates implements GateRegistry {

    private static final long NANOS_BETWEEN_REPORTS = 60_000_000_000L;

    private volatile SourceGate[] sourceGates = {};
    private volatile MessageGate[] messageGates = {};
    private volatile boolean inService;
    private volatile long reported;

    /** Whether an application answers at all. */
    boolean isInService() {
        return inService;
    }

    void setInService(boolean inService) {
        this.inService = inService;
    }

    @Override
    public synchronized Registration register(SourceGate gate) {
        sourceGates = with(sourceGates, gate);
        return () -> {
            synchronized (this) {
                sourceGates = without(sourceGates, gate, SourceGate[]::new);
            }
        };
    }

    @Override
    public synchronized Registration register(MessageGate gate) {
        messageGates = with(messageGates, gate);
        return () -> {
            synchronized (this) {
                messageGates = without(messageGates, gate, MessageGate[]::new);
            }
        };
    }

    /**
     * Asks the gates before parsing. A gate that breaks can't tell friend from foe, and must not become the way in:
     * then only what confirms or ends calls goes on.
     *
     * @param data the message, empty for a connection that opens
     * @param length bytes of it
     */
    boolean passes(Transport transport, InetAddress address, int port, byte[] data, int length) {
        try {
            for (SourceGate gate : sourceGates) {
                Verdict verdict = gate.admit(
                        transport, SourceAddress.highOf(address), SourceAddress.lowOf(address), port, length);
                if (verdict == Verdict.DROP) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException broken) {
            report(broken);
            return length > 0 && !DatagramPeek.beginsSomething(data, 0, length);
        }
    }

    /** Lets the gates know who sent what means nothing. */
    void tellMalformed(Transport transport, InetAddress address, int port) {
        try {
            for (SourceGate gate : sourceGates) {
                gate.malformed(transport, SourceAddress.highOf(address), SourceAddress.lowOf(address), port);
            }
        } catch (RuntimeException broken) {
            report(broken);
        }
    }

    /** Lets the gates know that a connection has closed. */
    void tellClosed(Transport transport, InetAddress address, int port) {
        try {
            for (SourceGate gate : sourceGates) {
                gate.closed(transport, SourceAddress.highOf(address), SourceAddress.lowOf(address), port);
            }
        } catch (RuntimeException broken) {
            report(broken);
        }
    }

    MessageVerdict judge(MessageView message) {
        try {
            for (MessageGate gate : messageGates) {
                MessageVerdict verdict = gate.admit(message);
                if (verdict != MessageVerdict.PASS) {
                    return verdict;
                }
            }
            return MessageVerdict.PASS;
        } catch (RuntimeException broken) {
            report(broken);
            return MessageVerdict.DROP;
        }
    }

    private void report(RuntimeException broken) {
        long now = System.nanoTime();
        if (reported == 0 || now - reported > NANOS_BETWEEN_REPORTS) {
            reported = now;
            EngineLog.LOG.gateIsBroken(broken);
        }
    }

    private static <G> G[] with(G[] gates, G gate) {
        G[] more = Arrays.copyOf(gates, gates.length + 1);
        more[gates.length] = gate;
        return more;
    }

    private static <G> G[] without(G[] gates, G gate, IntFunction<G[]> array) {
        return Arrays.stream(gates).filter(other -> other != gate).toArray(array);
    }
}
