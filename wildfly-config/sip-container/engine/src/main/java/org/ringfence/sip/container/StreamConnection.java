package org.ringfence.sip.container;

import java.io.IOException;

/** A TCP or TLS connection that bytes can be sent over. */
interface StreamConnection {

    /** Sends bytes to the peer, encrypted if the connection is. */
    void sendBytes(byte[] bytes) throws IOException;
}
