package org.ringfence.call.routing;

import java.util.Optional;

/** Finds the users that are served here. Looked up for every request: adapters answer from a cache. */
public interface UserDirectory {

    /** The user with this address. */
    Optional<SipUser> byAddress(AddressOfRecord address);

    /**
     * The user that a number belongs to.
     *
     * @param digits E.164 without plus
     */
    Optional<SipUser> byNumber(String digits);
}
