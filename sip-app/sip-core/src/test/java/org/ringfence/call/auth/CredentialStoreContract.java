package org.ringfence.call.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every credential store does. */
public interface CredentialStoreContract {

    /** The store, empty or with users that the contract does not know. */
    CredentialStore store();

    /** Makes a user of this domain with hashes of this password by these algorithms, in the realm of the domain. */
    void create(String user, String domain, String password, DigestAlgorithm... algorithms);

    /** Replaces the hashes of a user. */
    void changePassword(String user, String domain, String password, DigestAlgorithm... algorithms);

    @Test
    default void userIsFoundWithItsHashes() {
        create("contract-anna", "one.example", "secret", DigestAlgorithm.values());

        Credential found = store().find("contract-anna", "one.example").orElseThrow();

        assertThat(found.user().address()).hasToString("contract-anna@one.example");
        assertThat(found.user().enabled()).isTrue();
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            assertThat(found.ha1(algorithm).orElseThrow().toHex())
                    .isEqualTo(Ha1.of(algorithm, "contract-anna", "one.example", "secret")
                            .toHex());
        }
    }

    @Test
    default void userIsFoundByItsWholeAddressToo() {
        create("contract-fritz", "one.example", "secret", DigestAlgorithm.values());

        Credential whole =
                store().find("contract-fritz@one.example", "one.example").orElseThrow();

        assertThat(whole.user())
                .isEqualTo(store().find("contract-fritz", "one.example")
                        .orElseThrow()
                        .user());
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            assertThat(whole.ha1(algorithm).orElseThrow().toHex())
                    .isEqualTo(Ha1.of(algorithm, "contract-fritz@one.example", "one.example", "secret")
                            .toHex());
        }
    }

    @Test
    default void sameNameInTwoRealmsIsTwoUsers() {
        create("contract-bert", "one.example", "first", DigestAlgorithm.values());
        create("contract-bert", "two.example", "second", DigestAlgorithm.values());

        Credential first = store().find("contract-bert", "one.example").orElseThrow();
        Credential second = store().find("contract-bert", "two.example").orElseThrow();

        assertThat(first.user().id()).isNotEqualTo(second.user().id());
        assertThat(first.ha1(DigestAlgorithm.MD5).orElseThrow().toHex())
                .isNotEqualTo(second.ha1(DigestAlgorithm.MD5).orElseThrow().toHex());
    }

    @Test
    default void nobodyIsFoundForUnknownNamesAndRealms() {
        create("contract-carl", "one.example", "secret", DigestAlgorithm.values());

        assertThat(store().find("contract-nobody", "one.example")).isEmpty();
        assertThat(store().find("contract-carl", "other.example")).isEmpty();
        assertThat(store().find("CONTRACT-CARL", "one.example")).isEmpty();
    }

    @Test
    default void aHashThatIsNotThereIsNotFound() {
        create("contract-doro", "one.example", "secret", DigestAlgorithm.SHA_256);

        Credential found = store().find("contract-doro", "one.example").orElseThrow();

        assertThat(found.ha1(DigestAlgorithm.SHA_256)).isPresent();
        assertThat(found.ha1(DigestAlgorithm.MD5)).isEmpty();
    }

    @Test
    default void aChangedPasswordCountsAtOnce() {
        create("contract-emil", "one.example", "old", DigestAlgorithm.values());
        assertThat(store().find("contract-emil", "one.example")).isPresent();

        changePassword("contract-emil", "one.example", "new", DigestAlgorithm.values());

        Credential found = store().find("contract-emil", "one.example").orElseThrow();
        assertThat(found.ha1(DigestAlgorithm.SHA_256).orElseThrow().toHex())
                .isEqualTo(Ha1.of(DigestAlgorithm.SHA_256, "contract-emil", "one.example", "new")
                        .toHex());
    }
}
