package org.ringfence.sip.extension;

import java.util.Locale;
import org.ringfence.sip.spi.Transport;

/** The transports that a connector can have, as the management model writes them. */
enum ConnectorTransport {
    UDP,
    TCP,
    TLS;

    Transport toTransport() {
        return Transport.valueOf(name());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
