package org.ringfence.call.registrar;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.routing.SipTransport;

/**
 * One contact of a user.
 *
 * @param contact the URI as the client gave it
 * @param callId of the REGISTER that set it
 * @param cseq of the REGISTER that set it, 0 to 2^31-1
 * @param expiresAt from when on it is void
 * @param q preference in thousandths, 0 to 1000
 * @param transport by which the REGISTER came
 * @param receivedHost address that the REGISTER came from, IPv6 without brackets
 * @param receivedPort port that the REGISTER came from
 * @param instance value of {@code +sip.instance} without quotes (RFC 5626), null if the client gave none
 * @param regId value of {@code reg-id} (RFC 5626), 0 if the client gave none
 * @param path values of Path headers (RFC 3327), outermost proxy first
 * @param userAgent value of the User-Agent header, null if the client gave none
 * @param registeredAt when it was last set
 */
public record Binding(
        String contact,
        String callId,
        long cseq,
        Instant expiresAt,
        int q,
        SipTransport transport,
        String receivedHost,
        int receivedPort,
        @Nullable String instance,
        int regId,
        List<String> path,
        @Nullable String userAgent,
        Instant registeredAt) {

    public Binding {
        path = List.copyOf(path);
        if (q < 0 || q > 1000) {
            throw new IllegalArgumentException("A preference is 0 to 1000 thousandths, not " + q);
        }
        if (receivedPort < 0 || receivedPort > 0xFFFF) {
            throw new IllegalArgumentException("A port is 0 to 65535, not " + receivedPort);
        }
    }

    /** Whether all but its place in the order of requests and its end is the same. */
    boolean isSameContactAs(Binding other) {
        return contact.equals(other.contact)
                && receivedPort == other.receivedPort
                && receivedHost.equals(other.receivedHost)
                && transport == other.transport
                && q == other.q
                && regId == other.regId
                && Objects.equals(instance, other.instance)
                && Objects.equals(userAgent, other.userAgent)
                && path.equals(other.path);
    }

    public boolean isExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
