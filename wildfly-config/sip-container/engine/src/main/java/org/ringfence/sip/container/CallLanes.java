package org.ringfence.sip.container;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The queue between a UDP socket and its workers: as many lanes as workers. Datagrams of one Call-ID go to one lane, so
 * that a 200 can't overtake its 180 nor an ACK its 200; each worker takes from its own lane. A full lane drops what
 * begins something new before it drops what confirms or ends a call.
 */
final class CallLanes extends LinkedBlockingQueue<DatagramQueuedMessageDispatch> {

    private static final long serialVersionUID = 1L;

    private final transient ArrayBlockingQueue<DatagramQueuedMessageDispatch>[] lanes;
    private final transient ThreadLocal<ArrayBlockingQueue<DatagramQueuedMessageDispatch>> laneOfWorker;
    private final transient StackStatistics statistics;
    private final int reserve;

    @SuppressWarnings({"unchecked", "rawtypes"})
    CallLanes(int workers, int capacity, StackStatistics statistics) {
        lanes = new ArrayBlockingQueue[workers];
        for (int i = 0; i < workers; i++) {
            lanes[i] = new ArrayBlockingQueue<>(capacity);
        }
        reserve = capacity / 4;
        this.statistics = statistics;
        AtomicInteger next = new AtomicInteger();
        laneOfWorker = ThreadLocal.withInitial(() -> lanes[Math.floorMod(next.getAndIncrement(), workers)]);
    }

    @Override
    public boolean offer(DatagramQueuedMessageDispatch dispatch) {
        byte[] data = dispatch.packet.getData();
        int offset = dispatch.packet.getOffset();
        int end = offset + dispatch.packet.getLength();
        ArrayBlockingQueue<DatagramQueuedMessageDispatch> lane =
                lanes[Math.floorMod(DatagramPeek.callIdHash(data, offset, end), lanes.length)];
        boolean mayTakeReserve = lane.remainingCapacity() > reserve || !DatagramPeek.beginsSomething(data, offset, end);
        if (mayTakeReserve && lane.offer(dispatch)) {
            return true;
        }
        statistics.droppedByOverload.increment();
        return false;
    }

    @Override
    public DatagramQueuedMessageDispatch take() throws InterruptedException {
        return laneOfWorker.get().take();
    }

    @Override
    public DatagramQueuedMessageDispatch poll(long timeout, TimeUnit unit) throws InterruptedException {
        return laneOfWorker.get().poll(timeout, unit);
    }

    /** Wakes each worker, so that it sees that its processor has stopped. */
    void wakeWorkers(DatagramQueuedMessageDispatch nothing) {
        for (ArrayBlockingQueue<DatagramQueuedMessageDispatch> lane : lanes) {
            lane.clear();
            lane.add(nothing);
        }
    }

    @Override
    public int size() {
        int size = 0;
        for (ArrayBlockingQueue<DatagramQueuedMessageDispatch> lane : lanes) {
            size += lane.size();
        }
        return size;
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }
}
