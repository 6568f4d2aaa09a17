package org.ringfence.call.auth;

import java.util.Optional;

/**
 * Keeps credentials. Looked up for every request with an answer to a challenge: adapters answer from a bounded cache
 * that forgets at once what changes (SPEC D4), and answer for unknown users as quickly as for known ones.
 */
public interface CredentialStore {

    /**
     * The credential that a user name stands for in a realm; disabled users included.
     *
     * @param username as in the Authorization header, unescaped
     * @param realm one of ours
     */
    Optional<Credential> find(String username, String realm);
}
