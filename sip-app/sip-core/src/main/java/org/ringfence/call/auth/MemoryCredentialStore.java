package org.ringfence.call.auth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Credentials in memory, for tests and small installations. */
public final class MemoryCredentialStore implements CredentialStore {

    private record Key(String username, String realm) {}

    private final Map<Key, Credential> credentials = new ConcurrentHashMap<>();

    /** Adds a credential or replaces it. */
    public void put(String username, String realm, Credential credential) {
        credentials.put(new Key(username, realm), credential);
    }

    @Override
    public Optional<Credential> find(String username, String realm) {
        return Optional.ofNullable(credentials.get(new Key(username, realm)));
    }
}
