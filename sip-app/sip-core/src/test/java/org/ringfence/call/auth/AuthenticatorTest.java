package org.ringfence.call.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.spec.Spec;

class AuthenticatorTest {

    private static final String REALM = "one.example";
    private static final String URI = "sip:one.example";

    private final StillClock clock = new StillClock();
    private final MemoryCredentialStore store = new MemoryCredentialStore();
    private DigestRules rules = DigestRules.DEFAULT;
    private String userAgent = "phone/1";
    private Authenticator authenticator = authenticator(1);

    private Authenticator authenticator(int secret) {
        byte[] key = new byte[Nonces.KEY_BYTES];
        key[0] = (byte) secret;
        return new Authenticator(store, new Nonces(key, 1, clock, new Random(1)), () -> rules, "192.0.2.9"::equals);
    }

    @BeforeEach
    void annaHasAPassword() {
        Map<DigestAlgorithm, Ha1> ha1s = new EnumMap<>(DigestAlgorithm.class);
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            ha1s.put(algorithm, Ha1.of(algorithm, "anna", REALM, "secret"));
        }
        SipUser anna = new SipUser(
                new SipUserId(1),
                new AddressOfRecord("anna", REALM),
                new AccountId(1),
                List.of(),
                Set.of(SipTransport.values()),
                true);
        store.put("anna", REALM, new Credential(anna, ha1s));
    }

    private AuthRequest request(String... authorizations) {
        return from("192.0.2.1", URI, authorizations);
    }

    private AuthRequest from(String source, String uri, String... authorizations) {
        return new AuthRequest("REGISTER", uri, REALM, List.of(authorizations), source, 5060, userAgent);
    }

    private Outcome judge(String... authorizations) {
        return reasonAlone(authenticator.judge(request(authorizations), username -> true));
    }

    private static Outcome reasonAlone(Outcome outcome) {
        return outcome instanceof Outcome.Bad bad ? bad(bad.reason()) : outcome;
    }

    private String challenge() {
        return authenticator.challenge(request(), false).get(0);
    }

    private static String parameter(String header, String name) {
        Matcher matcher = Pattern.compile(name + "=\"?([^\",]*)").matcher(header);
        assertThat(matcher.find()).as(name + " in " + header).isTrue();
        return matcher.group(1);
    }

    private static String answer(String challenge, String password, int count) {
        return answer(challenge, "anna", password, URI, count);
    }

    private static String answer(String challenge, String user, String password, String uri, int count) {
        DigestAlgorithm algorithm =
                DigestAlgorithm.of(parameter(challenge, "algorithm")).orElseThrow();
        String nonce = parameter(challenge, "nonce");
        String nc = HexFormat.of().toHexDigits(count);
        String ha1 = Ha1.of(algorithm, user, REALM, password).toHex();
        String ha2 = hash(algorithm, "REGISTER:" + uri);
        String response = hash(algorithm, String.join(":", ha1, nonce, nc, "xyz", "auth", ha2));
        return "Digest username=\"" + user + "\", realm=\"" + REALM + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", algorithm=" + algorithm.token()
                + ", cnonce=\"xyz\", qop=auth, nc="
                + nc;
    }

    private static String hash(DigestAlgorithm algorithm, String text) {
        return HexFormat.of().formatHex(Hashes.of(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Outcome bad(Outcome.Reason reason) {
        return new Outcome.Bad(reason, "", false);
    }

    @Test
    void rightAnswerIsAuthentic() {
        assertThat(judge(answer(challenge(), "secret", 1)))
                .isInstanceOfSatisfying(Outcome.Authentic.class, authentic -> {
                    assertThat(authentic.user().address()).hasToString("anna@one.example");
                });
    }

    @Test
    void noAnswerIsMissing() {
        assertThat(judge()).isEqualTo(new Outcome.Missing());
        assertThat(judge("Basic xyz")).isEqualTo(new Outcome.Missing());
    }

    @Test
    @Spec("D14")
    void wrongPasswordAndUnknownUserAreBadAndLookTheSame() {
        String challenge = challenge();

        assertThat(judge(answer(challenge, "guess", 1))).isEqualTo(bad(Outcome.Reason.RESPONSE));
        assertThat(judge(answer(challenge, "eve", "guess", URI, 1))).isEqualTo(bad(Outcome.Reason.USER));
    }

    @Test
    @Spec("D9")
    void algorithmsAreOfferedAsThePolicySays() {
        rules = new DigestRules(AlgorithmPolicy.SHA256_ONLY, DigestStrictness.STRICT, Duration.ofMinutes(1), 32, false);
        assertThat(authenticator.challenge(request(), false))
                .singleElement()
                .asString()
                .contains("algorithm=SHA-256")
                .contains("qop=\"auth\"")
                .doesNotContain("stale");
        rules = new DigestRules(AlgorithmPolicy.MD5, DigestStrictness.STRICT, Duration.ofMinutes(1), 32, false);
        assertThat(authenticator.challenge(request(), true))
                .singleElement()
                .asString()
                .contains("algorithm=MD5")
                .contains("stale=true");
        rules = DigestRules.DEFAULT;
        assertThat(authenticator.challenge(request(), false))
                .hasSize(2)
                .first()
                .asString()
                .contains("SHA-256");
    }

    @Test
    @Spec("D9")
    void anAlgorithmThatWasNotOfferedIsBad() {
        String md5 = authenticator.challenge(request(), false).get(1);
        rules = new DigestRules(AlgorithmPolicy.SHA256_ONLY, DigestStrictness.STRICT, Duration.ofMinutes(1), 32, false);

        assertThat(judge(answer(md5, "secret", 1))).isEqualTo(bad(Outcome.Reason.ALGORITHM));
        assertThat(judge(answer(md5, "secret", 1).replace("algorithm=MD5", "algorithm=SHA-512-256")))
                .isEqualTo(bad(Outcome.Reason.ALGORITHM));
    }

    @Test
    void aClientThatAnsweredByMd5IsChallengedByMd5First() {
        String md5 = authenticator.challenge(request(), false).get(1);
        assertThat(judge(answer(md5, "secret", 1))).isInstanceOf(Outcome.Authentic.class);

        assertThat(authenticator.challenge(request(), false).get(0)).contains("algorithm=MD5");
        assertThat(authenticator.challenge(request(), false).get(0)).contains("algorithm=MD5");
    }

    private List<String> algorithms(String source) {
        return authenticator.challenge(from(source, URI), false).stream()
                .map(challenge -> parameter(challenge, "algorithm"))
                .toList();
    }

    @Test
    @Spec("D9")
    void aClientThatDoesNotAnswerIsTriedInOtherWays() {
        assertThat(algorithms("192.0.2.1")).containsExactly("SHA-256", "MD5");
        assertThat(algorithms("192.0.2.1")).containsExactly("MD5", "SHA-256");
        assertThat(algorithms("192.0.2.1")).containsExactly("MD5");
        assertThat(algorithms("192.0.2.1")).containsExactly("SHA-256", "MD5");
    }

    @Test
    void aClientThatAnsweredWhenItSawMd5AloneSeesNothingElse() {
        algorithms("192.0.2.1");
        algorithms("192.0.2.1");
        assertThat(judge(answer(challenge(), "secret", 1))).isInstanceOf(Outcome.Authentic.class);
        for (int i = 0; i < 5; i++) {
            assertThat(algorithms("192.0.2.1")).containsExactly("MD5");
        }
    }

    @Test
    void aClientThatIsKnownToGiveUpAtOtherAlgorithmsIsSparedThem() {
        userAgent = "baresip v1.0.0 (x86_64/linux)";
        assertThat(algorithms("192.0.2.1")).containsExactly("MD5");
        userAgent = "baresip v3.1.0 (x86_64/linux)";
        assertThat(algorithms("192.0.2.1")).containsExactly("SHA-256", "MD5");
    }

    @Test
    @Spec("D14")
    void challengesElsewhereTellNothingAboutAUserThatAnswered() {
        algorithms("192.0.2.1");
        assertThat(judge(answer(challenge(), "secret", 1))).isInstanceOf(Outcome.Authentic.class);
        assertThat(algorithms("192.0.2.2")).containsExactly("SHA-256", "MD5");
    }

    @Test
    void aClientThatDoesNotSayWhatItIsGetsWhatEverybodyUnderstandsFirst() {
        userAgent = null;
        assertThat(challenge()).contains("MD5");
        String sha256 = authenticator.challenge(request(), false).get(1);
        assertThat(judge(answer(sha256, "secret", 1))).isInstanceOf(Outcome.Authentic.class);
        assertThat(challenge()).contains("SHA-256");
    }

    @Test
    void aClientThatAnsweredBySha256StaysWithIt() {
        assertThat(judge(answer(challenge(), "secret", 1))).isInstanceOf(Outcome.Authentic.class);
        for (int i = 0; i < 20; i++) {
            assertThat(challenge()).contains("SHA-256");
        }
    }

    @Test
    @Spec({"D8", "P2"})
    void answersWithoutQopAreTakenOnlyWhenLegacyIsSaid() {
        String challenge = challenge();
        String nonce = parameter(challenge, "nonce");
        String ha1 = Ha1.of(DigestAlgorithm.MD5, "anna", REALM, "secret").toHex();
        String response =
                hash(DigestAlgorithm.MD5, ha1 + ":" + nonce + ":" + hash(DigestAlgorithm.MD5, "REGISTER:" + URI));
        String old = "Digest username=\"anna\", realm=\"one.example\", nonce=\"" + nonce + "\", uri=\"" + URI
                + "\", response=\"" + response + "\"";

        assertThat(judge(old)).isEqualTo(bad(Outcome.Reason.QOP));
        rules = new DigestRules(
                AlgorithmPolicy.PREFER_SHA256, DigestStrictness.STANDARD, Duration.ofMinutes(1), 32, false);
        assertThat(judge(old)).isEqualTo(bad(Outcome.Reason.QOP));
        rules = new DigestRules(
                AlgorithmPolicy.PREFER_SHA256, DigestStrictness.LEGACY, Duration.ofMinutes(1), 32, false);
        // a nonce of a stricter time was bound to the URI, so only its age of service is over
        assertThat(judge(old)).isEqualTo(new Outcome.Stale());
    }

    @Test
    @Spec({"D8", "P2"})
    void incompleteQopIsBad() {
        String right = answer(challenge(), "secret", 1);

        assertThat(judge(right.replace("qop=auth", "qop=auth-int"))).isEqualTo(bad(Outcome.Reason.QOP));
        assertThat(judge(right.replace(", nc=00000001", ""))).isEqualTo(bad(Outcome.Reason.QOP));
        assertThat(judge(right.replace("nc=00000001", "nc=1"))).isEqualTo(bad(Outcome.Reason.QOP));
        assertThat(judge(right.replace("nc=00000001", "nc=00000000"))).isEqualTo(bad(Outcome.Reason.QOP));
        assertThat(judge(right.replace("cnonce=\"xyz\", ", ""))).isEqualTo(bad(Outcome.Reason.QOP));
        assertThat(judge(right.replace("00000001", "00000002"))).isEqualTo(bad(Outcome.Reason.RESPONSE));
    }

    @Test
    void anAnswerForAnotherUriIsBad() {
        assertThat(judge(answer(challenge(), "anna", "secret", "sip:two.example", 1)))
                .isEqualTo(bad(Outcome.Reason.URI));
    }

    @Test
    void anAnswerForTheServersAddressIsTakenWhereTheNonceIsBoundToTheUri() {
        assertThat(judge(answer(challenge(), "anna", "secret", "sip:192.0.2.9:5060", 1)))
                .isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(answer(challenge(), "anna", "secret", "sip:bob@192.0.2.9", 1)))
                .isEqualTo(bad(Outcome.Reason.URI));
        rules = new DigestRules(
                AlgorithmPolicy.PREFER_SHA256, DigestStrictness.STANDARD, Duration.ofMinutes(1), 32, false);
        assertThat(judge(answer(challenge(), "anna", "secret", "sip:192.0.2.9:5060", 1)))
                .isEqualTo(bad(Outcome.Reason.URI));
    }

    @Test
    @Spec({"D8", "P2"})
    void aCountIsTakenOnceAndThenStale() {
        String challenge = challenge();

        assertThat(judge(answer(challenge, "secret", 1))).isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(answer(challenge, "secret", 1))).isEqualTo(new Outcome.Stale());
        assertThat(judge(answer(challenge, "secret", 3))).isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(answer(challenge, "secret", 2))).isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(answer(challenge, "secret", 2))).isEqualTo(new Outcome.Stale());
        assertThat(judge(answer(challenge, "secret", 40))).isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(answer(challenge, "secret", 8))).isEqualTo(new Outcome.Stale());
        assertThat(judge(answer(challenge, "secret", 9))).isInstanceOf(Outcome.Authentic.class);
    }

    @Test
    @Spec({"D8", "P2"})
    void theWindowIsAsWideAsThePolicySays() {
        rules = new DigestRules(
                AlgorithmPolicy.PREFER_SHA256, DigestStrictness.STRICT, Duration.ofMinutes(1), 1, false);
        String challenge = challenge();

        assertThat(judge(answer(challenge, "secret", 2))).isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(answer(challenge, "secret", 1))).isEqualTo(new Outcome.Stale());
    }

    @Test
    @Spec({"D8", "P2"})
    void standardTakesTheSameCountAgain() {
        rules = new DigestRules(
                AlgorithmPolicy.PREFER_SHA256, DigestStrictness.STANDARD, Duration.ofMinutes(1), 32, false);
        String answer = answer(challenge(), "secret", 1);

        assertThat(judge(answer)).isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(answer)).isInstanceOf(Outcome.Authentic.class);
    }

    @Test
    @Spec({"D8", "P2"})
    void oneTimeTakesANonceOnce() {
        rules = new DigestRules(
                AlgorithmPolicy.PREFER_SHA256, DigestStrictness.ONE_TIME, Duration.ofMinutes(1), 32, false);
        String challenge = challenge();

        assertThat(judge(answer(challenge, "secret", 5))).isInstanceOf(Outcome.Authentic.class);
        assertThat(judge(answer(challenge, "secret", 6))).isEqualTo(new Outcome.Stale());
    }

    @Test
    @Spec({"D8", "P2"})
    void anOldNonceIsStaleAndAnOldNonceWithAWrongPasswordIsBad() {
        String challenge = challenge();
        clock.advance(DigestRules.DEFAULT.nonceLifetime());

        assertThat(judge(answer(challenge, "secret", 1))).isEqualTo(new Outcome.Stale());
        assertThat(judge(answer(challenge, "guess", 1))).isEqualTo(bad(Outcome.Reason.RESPONSE));
    }

    @Test
    void aNonceIsGoodUntilItsLifetimeEnds() {
        String challenge = challenge();
        clock.advance(DigestRules.DEFAULT.nonceLifetime().minusMillis(1));

        assertThat(judge(answer(challenge, "secret", 1))).isInstanceOf(Outcome.Authentic.class);
    }

    @Test
    @Spec({"D8", "P2"})
    void aNonceForAnotherAddressOrAnotherTargetIsStale() {
        String challenge = challenge();

        assertThat(authenticator.judge(from("192.0.2.2", URI, answer(challenge, "secret", 1)), username -> true))
                .isEqualTo(new Outcome.Stale());
        assertThat(authenticator.judge(
                        from(
                                "192.0.2.1",
                                "sip:bob@one.example",
                                answer(challenge, "anna", "secret", "sip:bob@one.example", 1)),
                        username -> true))
                .isEqualTo(new Outcome.Stale());
    }

    private Outcome judgeAt(int flow, String method, String answer) {
        AuthRequest request = new AuthRequest(method, URI, REALM, List.of(answer), "192.0.2.1", flow, userAgent);
        return authenticator.judge(request, username -> true);
    }

    @ParameterizedTest
    @ValueSource(ints = {5061, 0xFFFF, 1 << 16 | 5060})
    @Spec("D18")
    void registrationFromAnotherPortOrTransportNeedsAFreshAnswer(int other) {
        rules = new DigestRules(
                AlgorithmPolicy.PREFER_SHA256, DigestStrictness.STANDARD, Duration.ofMinutes(1), 32, false);
        String overheard = answer(challenge(), "secret", 1);
        assertThat(judgeAt(5060, "REGISTER", overheard)).isInstanceOf(Outcome.Authentic.class);
        assertThat(judgeAt(other, "REGISTER", overheard)).isEqualTo(new Outcome.Stale());
        assertThat(judgeAt(5060, "REGISTER", overheard)).isInstanceOf(Outcome.Authentic.class);

        AuthRequest there = new AuthRequest("REGISTER", URI, REALM, List.of(), "192.0.2.1", other, userAgent);
        String fresh = answer(authenticator.challenge(there, true).get(0), "secret", 1);
        assertThat(judgeAt(other, "REGISTER", fresh)).isInstanceOf(Outcome.Authentic.class);
        assertThat(judgeAt(5060, "REGISTER", fresh)).isEqualTo(new Outcome.Stale());
    }

    @Test
    @Spec("D18")
    void registrationFromAnotherPortIsTakenWhereTheOperatorAllowsIt() {
        rules = new DigestRules(
                AlgorithmPolicy.PREFER_SHA256, DigestStrictness.STRICT, Duration.ofMinutes(1), 32, true);
        String challenge = challenge();

        assertThat(judgeAt(5061, "REGISTER", answer(challenge, "secret", 1))).isInstanceOf(Outcome.Authentic.class);
        assertThat(judgeAt(5062, "REGISTER", answer(challenge, "secret", 1))).isEqualTo(new Outcome.Stale());
    }

    @Test
    @Spec({"D18", "Q4"})
    void wrongPasswordFromAnotherPortStillProvesTheReturnPathOfItsAddress() {
        assertThat(judgeAt(5061, "REGISTER", answer(challenge(), "guess", 1)))
                .isEqualTo(new Outcome.Bad(Outcome.Reason.RESPONSE, "anna", true));
    }

    @Test
    void wrongPasswordTellsWhetherItAnswersAChallengeOfOursForItsSource() {
        String answer = answer(challenge(), "guess", 1);

        assertThat(authenticator.judge(request(answer), username -> true))
                .isEqualTo(new Outcome.Bad(Outcome.Reason.RESPONSE, "anna", true));
        assertThat(authenticator.judge(from("192.0.2.2", URI, answer), username -> true))
                .isEqualTo(new Outcome.Bad(Outcome.Reason.RESPONSE, "anna", false));
    }

    @Test
    void passwordThatMayNotBeTriedIsNotLookedAt() {
        assertThat(authenticator.judge(request(answer(challenge(), "secret", 1)), username -> !username.equals("anna")))
                .isEqualTo(new Outcome.Unheard());
        assertThat(authenticator.judge(request(), username -> false)).isEqualTo(new Outcome.Missing());
    }

    @Test
    void aNonceFromBeforeARestartIsStale() {
        String challenge = challenge();
        authenticator = authenticator(2);

        assertThat(judge(answer(challenge, "secret", 1))).isEqualTo(new Outcome.Stale());
    }

    @Test
    void aMadeUpNonceIsStaleAtMost() {
        String challenge = challenge();
        for (String nonce : List.of("x", "A".repeat(32), "é".repeat(32), "")) {
            String forged = challenge.replace(parameter(challenge, "nonce"), nonce);
            assertThat(judge(answer(forged, "secret", 1))).isEqualTo(new Outcome.Stale());
        }
    }
}
