package org.ringfence.load;

/** One kind of operation, of which the benchmark begins a fixed number each second. */
interface Scenario extends AutoCloseable {

    /** What the report calls it. */
    String name();

    /** Begins operation {@code number}, without waiting for its end. */
    void begin(int number);

    /** What became of the operations since the last {@link #forget()}. */
    Outcomes outcomes();

    /** Starts counting anew. */
    void forget();

    @Override
    void close() throws Exception;
}
