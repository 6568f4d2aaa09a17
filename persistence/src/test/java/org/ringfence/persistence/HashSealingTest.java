package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringfence.billing.account.AccountTerms;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.billing.admission.LedgerUnavailable;
import org.ringfence.billing.money.Money;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Login;
import org.ringfence.call.provisioning.NewSubscriber;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.spec.Spec;

/** Password hashes are never readable in the database, and never lost by how the key is kept. */
@Spec("D6")
class HashSealingTest {

    private static final AddressOfRecord ALICE = new AddressOfRecord("alice", "one.example");
    private static final String REALM = "one.example";
    private static final String SECRET = "a secret of a credential store, long";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("data").resolve("password-hashes.key");
    }

    private SqlSubscribers server(Database database, @Nullable String secret) {
        SqlSubscribers subscribers = new SqlSubscribers(
                database, new SqlAccountStore(database, InstantSource.system()), new HashKeys(() -> secret, file));
        subscribers.open();
        return subscribers;
    }

    private static Database fresh(SchemaTest.Kind kind) {
        Database database = new Database(kind.fresh());
        database.open();
        return database;
    }

    private static void createAlice(SqlSubscribers subscribers) {
        Currency euro = Currency.getInstance("EUR");
        NewAccount account =
                new NewAccount(ALICE.toString(), AccountTerms.prepaid(euro, ZoneOffset.UTC), Money.zero(euro));
        List<Login> logins = Login.of(ALICE, REALM, "secret", DigestAlgorithm.values());
        subscribers.create(List.of(new NewSubscriber(account, ALICE, REALM, logins, List.of())));
    }

    private static String hash(SqlSubscribers subscribers, DigestAlgorithm algorithm) {
        return subscribers
                .find("alice", REALM)
                .flatMap(credential -> credential.ha1(algorithm))
                .orElseThrow()
                .toHex();
    }

    private static String expected(DigestAlgorithm algorithm) {
        return Login.of(ALICE, REALM, "secret", algorithm)
                .get(0)
                .ha1s()
                .get(algorithm)
                .toHex();
    }

    private static List<String> stored(Database database) {
        return database.call(sql -> sql.list(row -> row.text("stored"), """
                select sha256 as stored from credential union all select md5 as stored from credential"""));
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void hashesAreSealedInTheTableAndReadAfterARestart(SchemaTest.Kind kind) {
        Database database = fresh(kind);
        createAlice(server(database, null));

        SqlSubscribers again = server(database, null);

        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            assertThat(hash(again, algorithm)).isEqualTo(expected(algorithm));
        }
        assertThat(stored(database)).hasSize(4).allMatch(HashKey::isSealed);
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void hashesOfOlderVersionsAreSealedWhenTheDatabaseIsOpened(SchemaTest.Kind kind) {
        Database database = fresh(kind);
        createAlice(server(database, null));
        database.call(sql -> sql.update(
                "update credential set sha256 = ?, md5 = ? where username = 'alice'",
                expected(DigestAlgorithm.SHA_256),
                expected(DigestAlgorithm.MD5)));
        database.call(sql -> sql.update("delete from hash_key"));

        SqlSubscribers migrated = server(database, null);

        assertThat(hash(migrated, DigestAlgorithm.SHA_256)).isEqualTo(expected(DigestAlgorithm.SHA_256));
        assertThat(hash(migrated, DigestAlgorithm.MD5)).isEqualTo(expected(DigestAlgorithm.MD5));
        assertThat(stored(database)).hasSize(4).allMatch(HashKey::isSealed);
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void secretThatIsConfiguredLaterTakesTheHashesOverFromTheKeyFile(SchemaTest.Kind kind) throws IOException {
        Database database = fresh(kind);
        createAlice(server(database, null));
        server(database, SECRET);
        Files.delete(file);

        assertThat(hash(server(database, SECRET), DigestAlgorithm.MD5)).isEqualTo(expected(DigestAlgorithm.MD5));
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void missingKeyIsToldWithItsRemedyAndNoneIsMade(SchemaTest.Kind kind) throws IOException {
        Database database = fresh(kind);
        createAlice(server(database, null));
        Files.delete(file);

        assertThatThrownBy(() -> server(database, null))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageMatching(
                        "the password hashes in the database are under key [0-9a-f]{16}, and this server has"
                                + " none: copy the key file .* to .*password-hashes.key, name its place by"
                                + " -Dringfence.key.file, or set hash-key of"
                                + " policy=authentication .*");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void serverWithAFreshFolderBeginsOnADatabaseThatHasNoUsersYet(SchemaTest.Kind kind) {
        Database database = fresh(kind);
        server(database, null);
        file = folder.resolve("another").resolve("password-hashes.key");

        createAlice(server(database, null));

        assertThat(file).exists();
        assertThat(hash(server(database, null), DigestAlgorithm.SHA_256)).isEqualTo(expected(DigestAlgorithm.SHA_256));
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void hashesAreNotMixedWhenAnotherServerHasBroughtThemUnderItsKey(SchemaTest.Kind kind) {
        Database database = fresh(kind);
        SqlSubscribers first = server(database, null);
        file = folder.resolve("another").resolve("password-hashes.key");
        SqlSubscribers second = server(database, null);

        assertThatThrownBy(() -> createAlice(first))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageMatching("another server has brought the password hashes under its key [0-9a-f]{16}, and"
                        + " this server has key [0-9a-f]{16}: give both the same key file or hash-key, and start"
                        + " this server again");
        createAlice(second);
        assertThatThrownBy(() ->
                        first.changePassword(REALM, Login.of(ALICE, REALM, "another secret", DigestAlgorithm.values())))
                .isInstanceOf(LedgerUnavailable.class);

        assertThat(hash(server(database, null), DigestAlgorithm.MD5)).isEqualTo(expected(DigestAlgorithm.MD5));
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void wrongKeyIsToldAndChangesNothing(SchemaTest.Kind kind) throws IOException {
        Database database = fresh(kind);
        createAlice(server(database, null));
        List<String> before = stored(database);
        Files.delete(file);

        assertThatThrownBy(() -> server(database, SECRET))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("this server has key");
        assertThat(stored(database)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void hashThatSomebodyMovedToAnotherUserDoesNotCountAndTheOthersDo(SchemaTest.Kind kind) {
        Database database = fresh(kind);
        SqlSubscribers subscribers = server(database, null);
        createAlice(subscribers);
        database.call(sql -> sql.update("update credential set md5 = (select c.md5 from credential c where"
                + " c.username = 'alice@one.example') where username = 'alice'"));

        subscribers.refresh();

        assertThat(subscribers.find("alice", REALM).orElseThrow().ha1(DigestAlgorithm.MD5))
                .isEmpty();
        assertThat(hash(subscribers, DigestAlgorithm.SHA_256)).isEqualTo(expected(DigestAlgorithm.SHA_256));
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void keyFileIsForItsOwnerAloneAndADamagedOneIsTold(SchemaTest.Kind kind) throws IOException {
        Database database = fresh(kind);
        server(database, null);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining(file::equals);

        Files.writeString(file, "AAAA");
        assertThatThrownBy(() -> server(database, null))
                .hasMessage("the key file " + file + " is damaged: restore it from a backup");
    }

    @ParameterizedTest
    @EnumSource(SchemaTest.Kind.class)
    void keyFileThatCannotBeMadeIsToldWithItsRemedy(SchemaTest.Kind kind) throws IOException {
        Database database = fresh(kind);
        Files.writeString(file.getParent(), "no folder");

        assertThatThrownBy(() -> server(database, null))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("can't be made: let the server write to its folder");
    }
}
