package org.ringfence.sip.spi;

/** Where an application hands in its gates. The first gate that does not pass a message decides. */
public interface GateRegistry {

    /** Adds a gate before parsing. */
    Registration register(SourceGate gate);

    /** Adds a gate after parsing. */
    Registration register(MessageGate gate);

    /** A gate's stay; to close it twice changes nothing. */
    interface Registration extends AutoCloseable {

        @Override
        void close();
    }
}
