package org.ringfence.call.registrar;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;

/**
 * A REGISTER by somebody who may change the bindings of this address.
 *
 * @param change what it wants
 * @param expires seconds in the Expires header, empty if there is none
 * @param path values of Path headers
 */
public record RegisterRequest(
        AddressOfRecord address,
        String callId,
        long cseq,
        Change change,
        OptionalLong expires,
        Source source,
        List<String> path,
        @Nullable String userAgent) {

    public RegisterRequest {
        path = List.copyOf(path);
    }

    /**
     * The transport address that it came from.
     *
     * @param host IPv6 without brackets
     */
    public record Source(SipTransport transport, String host, int port) {}

    /** What a REGISTER wants. */
    public sealed interface Change {}

    /** To know the bindings. */
    public record Fetch() implements Change {}

    /** To remove all bindings: {@code Contact: *}. */
    public record RemoveAll() implements Change {}

    /**
     * To add, refresh and remove contacts.
     *
     * @param contacts at least one
     */
    public record Update(List<Contact> contacts) implements Change {
        public Update {
            contacts = List.copyOf(contacts);
        }
    }
}
