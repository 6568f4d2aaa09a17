package org.ringfence.call.auth;

import org.jspecify.annotations.Nullable;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;

/** What identification asks besides passwords; for each request, so that a change counts at once. */
public interface IdentityRules {

    /** The realm of a served domain. */
    String realm(String domain);

    /** Whether calls of a user may claim an address of a domain that is not served here (SPEC E2). */
    boolean takesForeignNames();

    /** Over what users may send. */
    TransportBinding transportBinding();

    /** Whether a user has a contact that is reached over this transport. */
    boolean isRegisteredOver(AddressOfRecord address, SipTransport transport);

    /**
     * Whether the firewall's allow list has an address.
     *
     * @param host transport address, IPv6 without brackets
     */
    boolean isAllowListed(String host);

    /**
     * Whether a device may be used without a password (SPEC C3, C4).
     *
     * @param userAgent what it calls itself, null for nothing
     */
    boolean takesWithoutPassword(@Nullable String userAgent);
}
