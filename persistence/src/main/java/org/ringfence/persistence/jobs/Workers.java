package org.ringfence.persistence.jobs;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.quartz.spi.ThreadPool;

/** The few threads that jobs are done in; they end when there is nothing to do. */
final class Workers implements ThreadPool {

    static final int THREADS = 2;
    private static final int IDLE_SECONDS = 60;

    private final Semaphore free = new Semaphore(THREADS);
    private final ThreadPoolExecutor executor;
    private final int stopSeconds;

    /** @param stopSeconds how long work that is under way is waited for at the end */
    Workers(ThreadFactory threads, int stopSeconds) {
        this.stopSeconds = stopSeconds;
        executor = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public boolean runInThread(Runnable work) {
        if (executor.isShutdown() || !free.tryAcquire()) {
            return false;
        }
        executor.execute(() -> {
            try {
                guarded(work);
            } finally {
                free.release();
            }
        });
        return true;
    }

    /** An edge: jobs tell their failures themselves; what is left is that the database went away meanwhile. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException broken) {
            JobLog.LOG.notNoted(broken.getMessage());
        }
    }

    @Override
    public int blockForAvailableThreads() {
        try {
            free.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
        free.release();
        return Math.max(1, free.availablePermits());
    }

    @Override
    public void shutdown(boolean waitForJobsToComplete) {
        executor.shutdown();
        try {
            if (waitForJobsToComplete && !executor.awaitTermination(stopSeconds, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void initialize() {
        // it is ready as it was made
    }

    @Override
    public int getPoolSize() {
        return THREADS;
    }

    @Override
    public void setInstanceId(String instance) {
        // its threads have names of the server's
    }

    @Override
    public void setInstanceName(String name) {
        // the same
    }
}
