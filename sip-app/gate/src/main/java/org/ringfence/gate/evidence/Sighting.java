package org.ringfence.gate.evidence;

import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;

/**
 * A message as evidence: where it came from, and one line that says what it was. Only the transport address counts; what
 * a header says is never held against the address that it names.
 *
 * @param sample one line without secrets
 */
public record Sighting(Transport transport, SourceAddress source, String sample) {

    /** Whether the transport alone proves the address. */
    boolean isConnected() {
        return transport.isConnectionOriented();
    }
}
