package org.ringfence.call.provisioning;

import org.ringfence.call.auth.Credential;

/**
 * A name that a user answers challenges by, as it is in force.
 *
 * @param username as in the Authorization header
 * @param realm of the hashes
 * @param credential what answers are held against
 */
public record KnownLogin(String username, String realm, Credential credential) {}
