package org.ringfence.load;

/** One kind of operation, of which the benchmark begins a fixed number each second. */
interface Scenario extends AutoCloseable {

    /** What the report calls it. */
    String name();

    /** Begins operation {@code number}, without waiting for its end. */
    void begin(int number);

    Outcomes outcomes();

    @Override
    void close() throws Exception;
}
