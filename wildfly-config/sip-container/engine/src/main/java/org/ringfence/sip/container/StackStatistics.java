package org.ringfence.sip.container;

import java.util.concurrent.atomic.LongAdder;

/** Counts what passes the stack since it started. Cheap enough for every packet. */
public final class StackStatistics {

    final LongAdder received = new LongAdder();
    final LongAdder droppedBySourceGate = new LongAdder();
    final LongAdder droppedByMessageGate = new LongAdder();
    final LongAdder droppedOutOfService = new LongAdder();
    final LongAdder droppedByOverload = new LongAdder();
    final LongAdder answeredStatelessly = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder strayResponses = new LongAdder();

    StackStatistics() {}

    /** Datagrams and connections that reached a socket. */
    public long received() {
        return received.sum();
    }

    /** Those that a gate before parsing dropped. */
    public long droppedBySourceGate() {
        return droppedBySourceGate.sum();
    }

    /** Requests that a gate after parsing dropped. */
    public long droppedByMessageGate() {
        return droppedByMessageGate.sum();
    }

    /** Those that came while no application was in service. */
    public long droppedOutOfService() {
        return droppedOutOfService.sum();
    }

    /** Requests for new calls that found the queue of their worker full. */
    public long droppedByOverload() {
        return droppedByOverload.sum();
    }

    /** Requests answered without a transaction. */
    public long answeredStatelessly() {
        return answeredStatelessly.sum();
    }

    /** Messages that could not be parsed. */
    public long malformed() {
        return malformed.sum();
    }

    /** Responses to nothing that was asked. */
    public long strayResponses() {
        return strayResponses.sum();
    }
}
