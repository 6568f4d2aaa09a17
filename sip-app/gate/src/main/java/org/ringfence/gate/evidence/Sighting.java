package org.ringfence.gate.evidence;

import java.util.function.Supplier;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;

/**
 * A message as evidence: where it came from, and one line that says what it was. Only the transport address counts; what
 * a header says is never held against the address that it names.
 *
 * @param summary makes one line without secrets, during the call that the sighting is handed to
 */
public record Sighting(Transport transport, SourceAddress source, Supplier<String> summary) {

    /** Whether the transport alone proves the address. */
    boolean isConnected() {
        return transport.isConnectionOriented();
    }
}
