package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.call.auth.DigestAlgorithm;

/**
 * Finds the key that a database's password hashes are under, and brings hashes under it: those of older versions, which
 * are not encrypted, and those under the key file once a secret is configured.
 */
final class HashSealing {

    private final HashKeys keys;
    private volatile @Nullable HashKey current;

    HashSealing(HashKeys keys) {
        this.keys = keys;
    }

    /** One row of credentials as it is stored. */
    private record Stored(String realm, String username, String sha256, String md5) {}

    /**
     * Opens the hashes of a database; to be done before any other method.
     *
     * @throws LedgerUnavailable if the key is missing or another one; the message names the remedy
     */
    void open(Database database) {
        current = null;
        HashKey key;
        try {
            key = database.apart(this::settle);
        } catch (Database.KeyExists another) {
            // another server was first with its key
            key = database.apart(this::settle);
        }
        current = key;
    }

    private HashKey settle(Sql sql) throws SQLException {
        Optional<String> name = name(sql);
        List<HashKey> present = keys.present();
        if (name.isEmpty()) {
            HashKey key = present.isEmpty() ? keys.make() : present.get(0);
            sql.update("insert into hash_key (place, name) values (1, ?)", key.name());
            bringUnder(sql, key, null);
            return key;
        }
        Optional<HashKey> former =
                present.stream().filter(key -> key.name().equals(name.get())).findFirst();
        // where no hash has been kept yet, the key of a server that is gone is no loss
        if (former.isEmpty() && sql.exists("select 1 from credential where sha256 <> '' or md5 <> ''")) {
            throw missing(name.get(), present);
        }
        HashKey key = present.isEmpty() ? keys.make() : present.get(0);
        if (!key.name().equals(name.get())) {
            sql.update("update hash_key set name = ? where place = 1", key.name());
            bringUnder(sql, key, former.orElse(null));
        }
        return key;
    }

    /** The name of the database's key, which nobody else changes until this transaction ends. */
    private static Optional<String> name(Sql sql) throws SQLException {
        return sql.find(row -> row.text("name"), "select name from hash_key where place = 1 for update");
    }

    /**
     * Makes sure, until the transaction ends, that hashes are under the key of this server; to be done before hashes
     * are written.
     *
     * @throws LedgerUnavailable if another server has brought them under its own key since; the message names the
     *     remedy
     */
    void hold(Sql sql) throws SQLException {
        String name = name(sql).orElse("");
        if (!name.equals(key().name())) {
            throw new LedgerUnavailable(
                    "another server has brought the password hashes under its key " + name
                            + ", and this server has key " + key().name()
                            + ": give both the same key file or hash-key, and start this server again",
                    null);
        }
    }

    private LedgerUnavailable missing(String name, List<HashKey> present) {
        String has = present.isEmpty() ? "none" : "key " + present.get(0).name();
        return new LedgerUnavailable(
                "the password hashes in the database are under key " + name + ", and this server has " + has
                        + ": copy the key file of the server that made them to " + keys.file()
                        + ", name its place by -Dringfence.key.file, or set hash-key of policy=authentication to the secret that they are under",
                null);
    }

    private static void bringUnder(Sql sql, HashKey key, @Nullable HashKey former) throws SQLException {
        List<Stored> rows = sql.list(
                row -> new Stored(row.text("realm"), row.text("username"), row.text("sha256"), row.text("md5")),
                "select realm, username, sha256, md5 from credential");
        List<@Nullable Object[]> changed = new ArrayList<>();
        for (Stored row : rows) {
            String sha256 = again(row, DigestAlgorithm.SHA_256, row.sha256(), key, former);
            String md5 = again(row, DigestAlgorithm.MD5, row.md5(), key, former);
            changed.add(new @Nullable Object[] {sha256, md5, row.realm(), row.username()});
        }
        sql.updateAll("update credential set sha256 = ?, md5 = ? where realm = ? and username = ?", changed);
        if (!rows.isEmpty()) {
            StoreLog.LOG.sealed(rows.size(), key.name());
        }
    }

    private static String again(
            Stored row, DigestAlgorithm algorithm, String stored, HashKey key, @Nullable HashKey former) {
        if (stored.isEmpty()) {
            return stored;
        }
        String place = place(row.realm(), row.username(), algorithm);
        if (!HashKey.isSealed(stored)) {
            return key.seal(place, stored);
        }
        // what can't be opened stays as it is; reading tells of it
        return former == null
                ? stored
                : former.open(place, stored).map(hash -> key.seal(place, hash)).orElse(stored);
    }

    /** The hash as the table keeps it. */
    String seal(String realm, String username, DigestAlgorithm algorithm, String hash) {
        return hash.isEmpty() ? hash : key().seal(place(realm, username, algorithm), hash);
    }

    /** The hash that the table keeps; empty if there is none, or none that can be opened. */
    String open(String realm, String username, DigestAlgorithm algorithm, String stored) {
        if (stored.isEmpty()) {
            return stored;
        }
        Optional<String> hash = key().open(place(realm, username, algorithm), stored);
        if (hash.isEmpty()) {
            StoreLog.LOG.notOpened(username, realm, algorithm.token());
        }
        return hash.orElse("");
    }

    private HashKey key() {
        HashKey key = current;
        if (key == null) {
            throw new IllegalStateException("The password hashes have not been opened");
        }
        return key;
    }

    private static String place(String realm, String username, DigestAlgorithm algorithm) {
        return String.join("\n", realm, username, algorithm.token());
    }
}
