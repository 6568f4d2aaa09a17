package org.ringfence.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.LedgerUnavailable;

/**
 * The keys of this server for password hashes: a configured secret, or else a key file that is made when a database has
 * none yet.
 */
public final class HashKeys {

    private static final int KEY_BYTES = 32;

    private final Supplier<@Nullable String> configured;
    private final Path file;

    /**
     * Keys.
     *
     * @param configured a secret that comes before the key file; null for none
     */
    public HashKeys(Supplier<@Nullable String> configured, Path file) {
        this.configured = configured;
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** The keys that there are; the first one seals. */
    List<HashKey> present() {
        List<HashKey> keys = new ArrayList<>(2);
        String secret = configured.get();
        if (secret != null) {
            keys.add(new HashKey(secret.getBytes(StandardCharsets.UTF_8)));
        }
        if (Files.exists(file)) {
            keys.add(read());
        }
        return keys;
    }

    private HashKey read() {
        byte[] secret;
        try {
            secret = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new LedgerUnavailable("the key file " + file + " can't be read: make it readable for the server", e);
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
        if (secret.length != KEY_BYTES) {
            throw damaged(null);
        }
        return new HashKey(secret);
    }

    private LedgerUnavailable damaged(@Nullable Exception cause) {
        return new LedgerUnavailable("the key file " + file + " is damaged: restore it from a backup", cause);
    }

    /** Makes the key file, which nobody but the server's user may read; it is there as a whole or not at all. */
    HashKey make() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "key", ".new", ownersOnly(folder));
            try {
                Files.writeString(draft, Base64.getEncoder().encodeToString(secret) + '\n', StandardCharsets.US_ASCII);
                Files.move(draft, file);
            } catch (FileAlreadyExistsException another) {
                return read();
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new LedgerUnavailable(
                    "the key file " + file + " can't be made: let the server write to its folder, or set"
                            + " ringfence.key.file to another place",
                    e);
        }
        StoreLog.LOG.keyMade(file);
        return read();
    }

    private static FileAttribute<?>[] ownersOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
