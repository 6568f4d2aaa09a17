package org.ringfence.sipapp.perimeter;

import org.jspecify.annotations.Nullable;
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

    /** The URI that a phone shows as its contact, without parameters; null if it shows none. */
    public static @Nullable String contact(MessageView request) {
        String contact = request.header("Contact");
        if (contact == null) {
            return null;
        }
        int opening = contact.indexOf('<');
        int closing = contact.indexOf('>', opening + 1);
        String uri = opening >= 0 && closing > opening ? contact.substring(opening + 1, closing) : contact;
        int parameters = uri.indexOf(';');
        return (parameters < 0 ? uri : uri.substring(0, parameters)).strip();
    }
}
