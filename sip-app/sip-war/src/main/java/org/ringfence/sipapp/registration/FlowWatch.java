package org.ringfence.sipapp.registration;

import org.ringfence.call.registrar.Flow;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.SourceGate;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;

/** Lets everything pass, and takes away what was registered over a connection when it closes. */
public final class FlowWatch implements SourceGate {

    private final LocationTable locations;

    public FlowWatch(LocationTable locations) {
        this.locations = locations;
    }

    @Override
    public Verdict admit(Transport transport, long addressHigh, long addressLow, int port, int length) {
        return Verdict.PASS;
    }

    @Override
    public void closed(Transport transport, long addressHigh, long addressLow, int port) {
        SourceAddress source = new SourceAddress(addressHigh, addressLow, port);
        locations.closed(new Flow(
                SipTransport.valueOf(transport.name()), source.toInetAddress().getHostAddress(), port));
    }
}
