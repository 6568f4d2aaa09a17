package org.ringfence.sip.container;

import java.util.concurrent.ArrayBlockingQueue;
import org.jboss.logging.Logger;

/**
 * The threads that process messages. Messages of one Call-ID go to one worker, so that a 200 can't overtake its 180 nor
 * an ACK its 200; other calls go on in parallel. A worker whose queue is nearly full takes only what confirms or ends a
 * call.
 */
final class CallWorkers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CallWorkers.class);
    private static final long JOIN_MILLIS = 5_000;

    private final Worker[] workers;
    private final int reserve;
    private volatile boolean running = true;

    CallWorkers(int threads, int capacity) {
        reserve = capacity / 4;
        workers = new Worker[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = new Worker("sip-worker-" + i, capacity);
        }
    }

    void start() {
        for (Worker worker : workers) {
            worker.start();
        }
    }

    /**
     * Queues work.
     *
     * @param hash of the Call-ID
     * @param urgent whether it may use the last quarter of the queue
     * @return false if there is no room for it
     */
    boolean offer(int hash, boolean urgent, Runnable work) {
        ArrayBlockingQueue<Runnable> queue = workers[Math.floorMod(hash, workers.length)].queue;
        return (urgent || queue.remainingCapacity() > reserve) && queue.offer(work);
    }

    /** Messages that wait. */
    int waiting() {
        int waiting = 0;
        for (Worker worker : workers) {
            waiting += worker.queue.size();
        }
        return waiting;
    }

    @Override
    public void close() {
        running = false;
        for (Worker worker : workers) {
            worker.interrupt();
        }
        try {
            for (Worker worker : workers) {
                if (worker != Thread.currentThread()) {
                    worker.join(JOIN_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Worker extends Thread {

        private final ArrayBlockingQueue<Runnable> queue;

        Worker(String name, int capacity) {
            super(name);
            queue = new ArrayBlockingQueue<>(capacity);
        }

        @Override
        public void run() {
            while (running) {
                try {
                    queue.take().run();
                } catch (InterruptedException stopped) {
                    // the loop's condition decides
                } catch (Exception broken) {
                    LOG.debug("A message could not be processed", broken);
                } catch (LinkageError | AssertionError broken) {
                    // a class that an application lacks must not end the worker of all applications
                    EngineLog.LOG.workerMetFailure(broken);
                }
            }
        }
    }
}
