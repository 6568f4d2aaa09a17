package org.ringfence.persistence;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ringfence.call.auth.Credential;
import org.ringfence.call.auth.CredentialStore;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Ha1;
import org.ringfence.call.auth.Login;
import org.ringfence.call.provisioning.Access;
import org.ringfence.call.provisioning.KnownLogin;
import org.ringfence.call.provisioning.KnownNumber;
import org.ringfence.call.provisioning.NewSubscriber;
import org.ringfence.call.provisioning.NewTrunk;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.call.provisioning.TrunkChange;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.DomainDirectory;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkStore;
import org.ringfence.call.routing.UserDirectory;

/**
 * Users, domains, credentials and trunks: written to SQL, and read from memory. Every request asks for them, so all of
 * them are held: unknown names are answered as quickly as known ones, and also while the database is away.
 */
public final class SqlSubscribers implements CredentialStore, DomainDirectory, UserDirectory, TrunkStore, Provisioning {

    private static final String ALL_TRANSPORTS = String.join(
            ",", Arrays.stream(SipTransport.values()).map(SipTransport::name).toList());

    private final Database database;
    private final SqlAccountStore accounts;
    private final HashSealing sealing;
    private volatile Subscribers held = Subscribers.NONE;

    /**
     * Users and trunks of a database; {@link #open()} comes first.
     *
     * @param keys what password hashes are encrypted with
     */
    public SqlSubscribers(Database database, SqlAccountStore accounts, HashKeys keys) {
        this.database = database;
        this.accounts = accounts;
        sealing = new HashSealing(keys);
    }

    /**
     * Finds the key of the password hashes and reads all.
     *
     * @throws org.ringfence.billing.admission.LedgerUnavailable if the database is away or its key is not here
     */
    public void open() {
        sealing.open(database);
        refresh();
    }

    /** Reads all from the database anew. */
    public synchronized void refresh() {
        held = database.apart(sql -> Subscribers.read(sql, sealing));
    }

    /** Reads all anew if what is held is of an earlier edition. */
    void refreshTo(long edition) {
        if (held.edition() < edition) {
            refresh();
        }
    }

    @Override
    public Optional<Credential> find(String username, String realm) {
        return held.credential(username, realm);
    }

    @Override
    public boolean isServed(String domain) {
        return held.isServed(domain.toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<SipUser> byAddress(AddressOfRecord address) {
        return held.byAddress(address);
    }

    @Override
    public Optional<SipUser> byNumber(String digits) {
        return held.byNumber(digits);
    }

    @Override
    public List<Trunk> all() {
        return held.trunks();
    }

    @Override
    public Answer create(List<NewSubscriber> subscribers) {
        return changed(database.apart(sql -> {
            List<String> taken = taken(sql, subscribers);
            if (!taken.isEmpty()) {
                return new Answer.Taken(taken);
            }
            Answer created =
                    new Answer.Created(new SubscriberRows(sql, accounts, sealing).insert(subscribers, ALL_TRANSPORTS));
            Edition.SUBSCRIBERS.next(sql);
            return created;
        }));
    }

    private static List<String> taken(Sql sql, List<NewSubscriber> subscribers) throws SQLException {
        return SqlAccountStore.taken(
                sql,
                subscribers.stream()
                        .map(subscriber -> subscriber.account().name())
                        .toList());
    }

    @Override
    public Answer create(NewTrunk trunk) {
        return changed(database.call(counted(sql -> new TrunkRows(sql, accounts).create(trunk))));
    }

    @Override
    public boolean change(String trunk, TrunkChange change) {
        return refreshAfter(database.call(counted(sql -> new TrunkRows(sql, accounts).change(trunk, change))));
    }

    @Override
    public boolean removeTrunk(String name) {
        return refreshAfter(database.call(counted(sql -> new TrunkRows(sql, accounts).remove(name))));
    }

    @Override
    public NumberAnswer assign(String digits, AddressOfRecord user) {
        NumberAnswer answer = database.call(counted(sql -> NumberRows.assign(sql, digits, user)));
        refreshAfter(answer instanceof NumberAnswer.Assigned);
        return answer;
    }

    @Override
    public Optional<AddressOfRecord> release(String digits) {
        Optional<AddressOfRecord> user = database.call(counted(sql -> NumberRows.release(sql, digits)));
        refreshAfter(user.isPresent());
        return user;
    }

    @Override
    public List<KnownNumber> numbers(String prefix, int limit) {
        return held.numbers(prefix, limit);
    }

    @Override
    public List<KnownLogin> logins() {
        return held.logins();
    }

    @Override
    public boolean change(AddressOfRecord address, Access access) {
        int changed = database.call(counted(sql -> sql.update(
                "update sip_user set sign_in = ?, addresses = ?, tech_prefix = ?, certificates = ?, transports = ?,"
                        + " algorithms = ?, strictness = ? where user_part = ? and domain = ?",
                access.signIn().type(),
                access.signIn().addresses(),
                access.signIn().techPrefix(),
                access.signIn().certificates(),
                access.transports().stream().map(SipTransport::name).sorted().collect(Collectors.joining(",")),
                access.algorithms(),
                access.strictness(),
                address.user(),
                address.domain())));
        return refreshAfter(changed > 0);
    }

    @Override
    public void changePassword(String realm, List<Login> logins) {
        database.apart(sql -> {
            sealing.hold(sql);
            for (Login login : logins) {
                sql.update(
                        "update credential set sha256 = ?, md5 = ? where realm = ? and username = ?",
                        hash(sealing, realm, login, DigestAlgorithm.SHA_256),
                        hash(sealing, realm, login, DigestAlgorithm.MD5),
                        realm,
                        login.username());
            }
            Edition.SUBSCRIBERS.next(sql);
            return true;
        });
        refresh();
    }

    /** Serves a domain that has no user yet. */
    public void serve(String domain) {
        database.run(sql -> {
            SubscriberRows.serve(sql, domain);
            Edition.SUBSCRIBERS.next(sql);
            return null;
        });
        refresh();
    }

    /** Makes a new edition after the work; one too many, where nothing was changed, does no harm. */
    private static <T> Database.Work<T> counted(Database.Work<T> work) {
        return sql -> {
            T result = work.in(sql);
            Edition.SUBSCRIBERS.next(sql);
            return result;
        };
    }

    private Answer changed(Answer answer) {
        refreshAfter(answer instanceof Answer.Created);
        return answer;
    }

    private boolean refreshAfter(boolean change) {
        if (change) {
            refresh();
        }
        return change;
    }

    /** The hash as the table keeps it; empty if the user may not answer by this algorithm. */
    static String hash(HashSealing sealing, String realm, Login login, DigestAlgorithm algorithm) {
        Ha1 ha1 = login.ha1s().get(algorithm);
        return ha1 == null ? "" : sealing.seal(realm, login.username(), algorithm, ha1.toHex());
    }
}
