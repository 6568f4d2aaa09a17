package org.ringfence.sipapp.perimeter;

import org.ringfence.gate.evidence.Sighting;
import org.ringfence.sip.spi.MessageView;

/** Makes evidence of requests. */
public final class Sightings {

    private Sightings() {}

    /** The request line and who it claims to be from; nothing that is secret. */
    public static Sighting of(MessageView request) {
        return new Sighting(
                request.transport(),
                request.source(),
                () -> request.method() + ' ' + request.requestUri() + " from " + request.header("From") + " by "
                        + request.header("User-Agent"));
    }

    /** What is asked for: the user or number, or the address of record of a REGISTER. */
    public static String target(MessageView request) {
        String user = request.method().equals("REGISTER") ? request.header("To") : request.requestUriUser();
        return user == null ? "" : user;
    }
}
