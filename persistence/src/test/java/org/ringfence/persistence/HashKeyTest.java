package org.ringfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ringfence.spec.Spec;

@Spec("D6")
class HashKeyTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef";

    private final HashKey key = new HashKey("one secret".getBytes(StandardCharsets.UTF_8));

    @Test
    void whatIsSealedIsOpenedInItsPlace() {
        assertThat(key.open("alice", key.seal("alice", HASH))).contains(HASH);
    }

    @Test
    void sealedHashTellsNothingAndIsNeverTheSameTwice() {
        String sealed = key.seal("alice", HASH);

        assertThat(sealed).doesNotContain(HASH).startsWith("1:" + key.name() + ':');
        assertThat(key.seal("alice", HASH)).isNotEqualTo(sealed);
        assertThat(HashKey.isSealed(sealed)).isTrue();
        assertThat(HashKey.isSealed(HASH)).isFalse();
    }

    @Test
    void hashOfOneUserIsWorthNothingInThePlaceOfAnother() {
        assertThat(key.open("bob", key.seal("alice", HASH))).isEmpty();
    }

    @Test
    void changedTextAndOtherKeysAreFound() {
        String sealed = key.seal("alice", HASH);
        char last = sealed.charAt(sealed.length() - 4);
        String changed = sealed.substring(0, sealed.length() - 4)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 3);

        assertThat(key.open("alice", changed)).isEmpty();
        assertThat(key.open("alice", "1:" + key.name() + ":short")).isEmpty();
        assertThat(key.open("alice", HASH)).isEmpty();
        assertThat(new HashKey("another".getBytes(StandardCharsets.UTF_8)).open("alice", sealed))
                .isEmpty();
    }

    @Test
    void longestSealedHashFitsItsColumn() {
        assertThat(key.seal("alice", HASH + HASH)).hasSizeLessThanOrEqualTo(200);
    }
}
