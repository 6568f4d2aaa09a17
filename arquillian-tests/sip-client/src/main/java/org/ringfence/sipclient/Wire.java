package org.ringfence.sipclient;

import java.io.IOException;

/** Carries messages between a phone and the rest of the world. */
interface Wire extends AutoCloseable {

    /** The host and port that others reach the phone at. */
    String address();

    /** {@code UDP}, {@code TCP} or {@code TLS}. */
    String transport();

    void send(String message) throws IOException;

    /** Host and port that the last message came from. */
    String source();

    /** The next message, waited for; fails when the wire is closed. */
    String receive() throws IOException;

    @Override
    void close() throws IOException;
}
