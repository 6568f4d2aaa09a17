package org.ringfence.call.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.spec.Spec;

/** What is demanded of one user's answers in place of what is demanded of all. */
class DigestPerUserTest {

    private static final String REALM = "one.example";
    private static final String URI = "sip:one.example";

    private final MemoryCredentialStore store = new MemoryCredentialStore();
    private final Authenticator authenticator = new Authenticator(
            store,
            new Nonces(new byte[Nonces.KEY_BYTES], 1, new StillClock(), new Random(1)),
            () -> DigestRules.DEFAULT,
            host -> false);

    private void anna(@Nullable AlgorithmPolicy algorithms, @Nullable DigestStrictness strictness, String password) {
        SipUser user = new SipUser(
                new SipUserId(1),
                new AddressOfRecord("anna", REALM),
                new AccountId(1),
                List.of(),
                Set.of(SipTransport.values()),
                true);
        Map<DigestAlgorithm, Ha1> ha1s = new EnumMap<>(DigestAlgorithm.class);
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            ha1s.put(algorithm, Ha1.of(algorithm, "anna", REALM, password));
        }
        store.put("anna", REALM, new Credential(user, ha1s, algorithms, strictness));
    }

    private Outcome judge(DigestAlgorithm algorithm, String nonce, int count, boolean qop) {
        String ha1 = Ha1.of(algorithm, "anna", REALM, "secret").toHex();
        String ha2 = hash(algorithm, "REGISTER:" + URI);
        String nc = HexFormat.of().toHexDigits(count);
        String response = qop
                ? hash(algorithm, String.join(":", ha1, nonce, nc, "xyz", "auth", ha2))
                : hash(algorithm, String.join(":", ha1, nonce, ha2));
        String answer = "Digest username=\"anna\", realm=\"" + REALM + "\", nonce=\"" + nonce + "\", uri=\"" + URI
                + "\", response=\"" + response + "\", algorithm=" + algorithm.token()
                + (qop ? ", cnonce=\"xyz\", qop=auth, nc=" + nc : "");
        return authenticator.judge(request(answer), username -> true);
    }

    private static String hash(DigestAlgorithm algorithm, String text) {
        return HexFormat.of().formatHex(Hashes.of(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static AuthRequest request(String... answers) {
        return new AuthRequest("REGISTER", URI, REALM, List.of(answers), "192.0.2.1", 5060, "phone");
    }

    private String nonce() {
        return authenticator.challenge(request(), false).get(0).replaceAll(".*nonce=\"([^\"]*)\".*", "$1");
    }

    @Test
    @Spec("D9")
    void weakAlgorithmIsRefusedOfAUserWhoMayUseTheStrongOneAlone() {
        anna(AlgorithmPolicy.SHA256_ONLY, null, "secret");
        assertThat(judge(DigestAlgorithm.MD5, nonce(), 1, true))
                .isInstanceOfSatisfying(
                        Outcome.Bad.class, bad -> assertThat(bad.reason()).isEqualTo(Outcome.Reason.RESPONSE));
        assertThat(judge(DigestAlgorithm.SHA_256, nonce(), 1, true)).isInstanceOf(Outcome.Authentic.class);

        anna(null, null, "secret");
        assertThat(judge(DigestAlgorithm.MD5, nonce(), 1, true)).isInstanceOf(Outcome.Authentic.class);
    }

    @Test
    @Spec("D8")
    void oldPhoneOfOneUserMayAnswerWithoutQopAndNobodyElseMay() {
        anna(null, null, "secret");
        assertThat(judge(DigestAlgorithm.MD5, nonce(), 1, false)).isInstanceOf(Outcome.Bad.class);

        anna(null, DigestStrictness.LEGACY, "secret");
        assertThat(judge(DigestAlgorithm.MD5, nonce(), 1, false)).isInstanceOf(Outcome.Authentic.class);
    }

    @Test
    @Spec("D8")
    void nonceOfAUserWithOneTimeNoncesIsGoodOnce() {
        anna(null, DigestStrictness.ONE_TIME, "secret");
        String nonce = nonce();
        assertThat(judge(DigestAlgorithm.SHA_256, nonce, 1, true)).isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(DigestAlgorithm.SHA_256, nonce, 2, true)).isInstanceOf(Outcome.Stale.class);

        anna(null, null, "secret");
        String kept = nonce();
        assertThat(judge(DigestAlgorithm.SHA_256, kept, 1, true)).isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(DigestAlgorithm.SHA_256, kept, 2, true)).isInstanceOf(Outcome.Authentic.class);
    }

    @Test
    @Spec("D4")
    void formerPasswordIsWorthNothingFromTheMomentThatItIsChanged() {
        anna(null, null, "secret");
        String nonce = nonce();
        assertThat(judge(DigestAlgorithm.SHA_256, nonce, 1, true)).isInstanceOf(Outcome.Authentic.class);

        anna(null, null, "another");
        assertThat(judge(DigestAlgorithm.SHA_256, nonce, 2, true)).isInstanceOf(Outcome.Bad.class);

        anna(null, null, "secret");
        assertThat(judge(DigestAlgorithm.SHA_256, nonce, 3, true)).isInstanceOf(Outcome.Authentic.class);
    }
}
