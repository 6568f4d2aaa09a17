package org.ringfence.call.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.MemoryDirectory;
import org.ringfence.call.routing.MemoryTrunkStore;
import org.ringfence.call.routing.SignIn;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkBook;
import org.ringfence.spec.Spec;

class IdentificationTest {

    private final MemoryCredentialStore credentials = new MemoryCredentialStore();
    private final MemoryDirectory directory = new MemoryDirectory();
    private final MemoryTrunkStore trunks = new MemoryTrunkStore();
    private UnaryOperator<String> realms = UnaryOperator.identity();
    private final Identification identification = new Identification(
            new Authenticator(
                    credentials,
                    new Nonces(new byte[Nonces.KEY_BYTES], 1, new StillClock(), new Random(1)),
                    () -> new DigestRules(
                            AlgorithmPolicy.MD5,
                            DigestStrictness.STRICT,
                            DigestRules.DEFAULT.nonceLifetime(),
                            32,
                            false),
                    host -> false),
            directory,
            directory,
            new TrunkBook(trunks),
            new Rules(),
            "192.0.2.9"::equals);

    private TransportBinding binding = TransportBinding.ALLOWED;
    private SipTransport registered = SipTransport.WSS;
    private boolean allowListed;
    private boolean deviceTaken = true;
    private boolean foreignNames;

    private final class Rules implements IdentityRules {

        @Override
        public String realm(String domain) {
            return realms.apply(domain);
        }

        @Override
        public TransportBinding transportBinding() {
            return binding;
        }

        @Override
        public boolean isRegisteredOver(AddressOfRecord address, SipTransport transport) {
            return transport == registered;
        }

        @Override
        public boolean takesForeignNames() {
            return foreignNames;
        }

        @Override
        public boolean isAllowListed(String host) {
            return allowListed;
        }

        @Override
        public boolean takesWithoutPassword(@Nullable String userAgent) {
            return deviceTaken;
        }
    }

    private void addKnownBy(String user, SignIn signIn) {
        directory.add(new SipUser(
                new SipUserId(2),
                new AddressOfRecord(user, "one.example"),
                new AccountId(2),
                List.of("4930777"),
                Set.of(SipTransport.values()),
                signIn,
                true));
    }

    private void add(String user, String realm, boolean enabled, SipTransport... transports) {
        SipUser made = new SipUser(
                new SipUserId(1),
                new AddressOfRecord(user, "one.example"),
                new AccountId(1),
                List.of("4930555"),
                Set.of(transports),
                enabled);
        directory.add(made);
        Map<DigestAlgorithm, Ha1> ha1s = new EnumMap<>(DigestAlgorithm.class);
        ha1s.put(DigestAlgorithm.MD5, Ha1.of(DigestAlgorithm.MD5, user, realm, "secret"));
        credentials.put(user, realm, new Credential(made, ha1s));
    }

    private static Approach approach(String method, String from, String to, String... authorizations) {
        String uri = method.equals("REGISTER") ? "sip:one.example" : "sip:" + to;
        String requestHost = uri.substring(Math.max(uri.indexOf('@'), uri.indexOf(':')) + 1);
        return new Approach(
                method,
                uri,
                requestHost,
                party(from),
                party(to),
                List.of(authorizations),
                List.of(),
                SipTransport.UDP,
                "192.0.2.1",
                5060,
                null,
                null);
    }

    private static Approach.Party party(String address) {
        int at = address.indexOf('@');
        return new Approach.Party(address.substring(0, at), address.substring(at + 1));
    }

    /** Answers the challenge that this request gets. */
    private Identity identify(String method, String from, String to, String user) {
        Identity.Challenge challenge = (Identity.Challenge) judge(approach(method, from, to));
        String value = challenge.values().get(0);
        String realm = value.replaceAll(".*realm=\"([^\"]*)\".*", "$1");
        String nonce = value.replaceAll(".*nonce=\"([^\"]*)\".*", "$1");
        String uri = method.equals("REGISTER") ? "sip:one.example" : "sip:" + to;
        String ha1 = Ha1.of(DigestAlgorithm.MD5, user, realm, "secret").toHex();
        String ha2 = md5(method + ':' + uri);
        String response = md5(String.join(":", ha1, nonce, "00000001", "c", "auth", ha2));
        return judge(approach(
                method,
                from,
                to,
                "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                        + "\", response=\"" + response + "\", qop=auth, nc=00000001, cnonce=\"c\""));
    }

    private static String md5(String text) {
        return HexFormat.of()
                .formatHex(
                        Hashes.of(DigestAlgorithm.MD5).digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private Identity judge(Approach approach) {
        return identification.identify(approach, (username, domain) -> true);
    }

    private static Identity refusal(Identity.Cause cause) {
        return new Identity.Refusal(cause);
    }

    @Test
    void registrationsAtOtherDomainsAreRefused() {
        add("anna", "one.example", true, SipTransport.values());

        assertThat(judge(registerAt("elsewhere.example"))).isEqualTo(refusal(Identity.Cause.FOREIGN_DOMAIN));
        assertThat(judge(registerAt("192.0.2.9"))).isInstanceOf(Identity.Challenge.class);
        assertThat(judge(registerAt("one.example"))).isInstanceOf(Identity.Challenge.class);
    }

    private static Approach registerAt(String host) {
        Approach register = approach("REGISTER", "anna@one.example", "anna@one.example");
        return new Approach(
                register.method(),
                "sip:" + host,
                host,
                register.from(),
                register.to(),
                List.of(),
                List.of(),
                register.transport(),
                register.sourceHost(),
                register.sourcePort(),
                null,
                null);
    }

    @Test
    void everyMethodOfAStrangerIsChallenged() {
        add("anna", "one.example", true, SipTransport.values());

        for (String method : List.of("INVITE", "MESSAGE", "SUBSCRIBE", "PUBLISH", "NOTIFY", "OPTIONS", "REFER")) {
            assertThat(judge(approach(method, "anna@one.example", "bob@one.example")))
                    .isInstanceOfSatisfying(Identity.Challenge.class, challenge -> {
                        assertThat(challenge.status()).isEqualTo(407);
                        assertThat(challenge.header()).isEqualTo("Proxy-Authenticate");
                        assertThat(challenge.asked()).isEqualTo(new Outcome.Missing());
                    });
        }
        assertThat(judge(approach("REGISTER", "anna@one.example", "anna@one.example")))
                .isInstanceOfSatisfying(Identity.Challenge.class, challenge -> {
                    assertThat(challenge.status()).isEqualTo(401);
                    assertThat(challenge.header()).isEqualTo("WWW-Authenticate");
                });
    }

    @Test
    void aUserIsKnownByItsPassword() {
        add("anna", "one.example", true, SipTransport.values());

        assertThat(identify("REGISTER", "anna@one.example", "anna@one.example", "anna"))
                .isInstanceOf(Identity.User.class);
        assertThat(identify("INVITE", "anna@one.example", "bob@one.example", "anna"))
                .isInstanceOf(Identity.User.class);
    }

    @Test
    @Spec("D18")
    void registrationMovesToAnotherPortOrTransportOnlyByAnAnswerFromThere() {
        add("anna", "one.example", true, SipTransport.values());
        Approach asked = approach("REGISTER", "anna@one.example", "anna@one.example");
        String nonce = nonce(judge(asked));
        String moved = answer("REGISTER", "sip:one.example", "one.example", nonce);

        assertThat(judge(arriving(SipTransport.UDP, 5061, moved))).isInstanceOf(Identity.Challenge.class);
        assertThat(judge(arriving(SipTransport.TCP, 5060, moved))).isInstanceOf(Identity.Challenge.class);
        String fresh = nonce(judge(arriving(SipTransport.UDP, 65_535, moved)));
        assertThat(judge(arriving(
                        SipTransport.UDP, 65_535, answer("REGISTER", "sip:one.example", "one.example", fresh))))
                .isInstanceOf(Identity.User.class);
        assertThat(judge(arriving(SipTransport.UDP, 5060, moved))).isInstanceOf(Identity.User.class);
    }

    private static Approach arriving(SipTransport transport, int port, String authorization) {
        return new Approach(
                "REGISTER",
                "sip:one.example",
                "one.example",
                party("anna@one.example"),
                party("anna@one.example"),
                List.of(authorization),
                List.of(),
                transport,
                "192.0.2.1",
                port,
                null,
                null);
    }

    private static String nonce(Identity challenge) {
        return ((Identity.Challenge) challenge).values().get(0).replaceAll(".*nonce=\"([^\"]*)\".*", "$1");
    }

    private static String answer(String method, String uri, String realm, String nonce) {
        String ha1 = Ha1.of(DigestAlgorithm.MD5, "anna", realm, "secret").toHex();
        String response = md5(String.join(":", ha1, nonce, "00000001", "c", "auth", md5(method + ':' + uri)));
        return "Digest username=\"anna\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", qop=auth, nc=00000001, cnonce=\"c\"";
    }

    @Test
    @Spec("N3")
    void realmIsTheDomainOfTheUserAndNeverAProduct() {
        directory.serve("one.example");

        Identity.Challenge challenge =
                (Identity.Challenge) judge(approach("REGISTER", "anna@one.example", "anna@one.example"));
        assertThat(challenge.values()).allSatisfy(value -> assertThat(value)
                .startsWith("Digest realm=\"one.example\"")
                .doesNotContainIgnoringCase("ringfence"));
    }

    @Test
    @Spec("N3")
    void oneRealmMayStandForAllDomains() {
        realms = domain -> "common";
        add("anna", "common", true, SipTransport.values());

        assertThat(identify("REGISTER", "anna@one.example", "anna@one.example", "anna"))
                .isInstanceOf(Identity.User.class);
    }

    @Test
    @Spec("D16")
    void nobodySpeaksForSomebodyElse() {
        add("anna", "one.example", true, SipTransport.values());
        add("eve", "one.example", true, SipTransport.values());

        assertThat(identify("REGISTER", "anna@one.example", "anna@one.example", "eve"))
                .isEqualTo(refusal(Identity.Cause.OTHER_IDENTITY));
        assertThat(identify("INVITE", "anna@one.example", "bob@one.example", "eve"))
                .isEqualTo(refusal(Identity.Cause.OTHER_IDENTITY));
        assertThat(judge(approach("INVITE", "anna@else.example", "bob@one.example")))
                .isEqualTo(refusal(Identity.Cause.FOREIGN_DOMAIN));
        assertThat(identify("INVITE", "+4930555@one.example", "bob@one.example", "eve"))
                .isInstanceOf(Identity.User.class);
    }

    @Test
    @Spec("P5")
    void disabledUsersAreRefusedAfterTheyProvedThemselves() {
        add("anna", "one.example", false, SipTransport.values());

        assertThat(identify("REGISTER", "anna@one.example", "anna@one.example", "anna"))
                .isEqualTo(refusal(Identity.Cause.DISABLED));
    }

    @Test
    @Spec("D11")
    void otherTransportsThanAllowedAreRefused() {
        add("anna", "one.example", true, SipTransport.TLS);

        assertThat(identify("REGISTER", "anna@one.example", "anna@one.example", "anna"))
                .isEqualTo(refusal(Identity.Cause.TRANSPORT));
    }

    @Test
    @Spec("D11")
    void usersSendOverWhatTheBindingSays() {
        add("anna", "one.example", true, SipTransport.TCP);
        binding = TransportBinding.ANY;
        assertThat(register()).isInstanceOf(Identity.User.class);

        add("anna", "one.example", true, SipTransport.UDP);
        binding = TransportBinding.ALLOWED;
        assertThat(register()).isInstanceOf(Identity.User.class);

        binding = TransportBinding.SECURE_ONLY;
        assertThat(register()).isEqualTo(refusal(Identity.Cause.TRANSPORT));

        binding = TransportBinding.REGISTERED;
        assertThat(register()).isInstanceOf(Identity.User.class);
        assertThat(identify("INVITE", "anna@one.example", "bob@one.example", "anna"))
                .isEqualTo(refusal(Identity.Cause.TRANSPORT));
        registered = SipTransport.UDP;
        assertThat(identify("INVITE", "anna@one.example", "bob@one.example", "anna"))
                .isInstanceOf(Identity.User.class);
    }

    private Identity register() {
        return identify("REGISTER", "anna@one.example", "anna@one.example", "anna");
    }

    private Identity invite(String dialled) {
        return judge(approach("INVITE", "pbx@one.example", dialled + "@one.example"));
    }

    @Test
    @Spec({"D1", "D2"})
    void userIsKnownByItsAddress() {
        addKnownBy("pbx", new SignIn(SignIn.Type.ADDRESS, "192.0.2.0/30", ""));
        assertThat(invite("4930")).isInstanceOf(Identity.User.class);
        assertThat(judge(approach("INVITE", "+4930777@one.example", "4930@one.example")))
                .isInstanceOf(Identity.User.class);
        assertThat(judge(approach("INVITE", "+4930778@one.example", "4930@one.example")))
                .isInstanceOf(Identity.Challenge.class);

        addKnownBy("pbx", new SignIn(SignIn.Type.ADDRESS, "192.0.2.4/30", ""));
        assertThat(invite("4930")).isInstanceOf(Identity.Challenge.class);
    }

    @Test
    @Spec("D1")
    void userIsKnownByItsAddressAndPort() {
        addKnownBy("pbx", new SignIn(SignIn.Type.ADDRESS_AND_PORT, "198.51.100.1:5060,192.0.2.1:5060", ""));
        assertThat(invite("4930")).isInstanceOf(Identity.User.class);

        addKnownBy("pbx", new SignIn(SignIn.Type.ADDRESS_AND_PORT, "192.0.2.1:5061,192.0.2.11:5060", ""));
        assertThat(invite("4930")).isInstanceOf(Identity.Challenge.class);
    }

    @Test
    @Spec({"D1", "D2"})
    void userIsKnownByItsPrefixAlsoTogetherWithItsAddress() {
        addKnownBy("pbx", new SignIn(SignIn.Type.TECH_PREFIX, "", "99887766"));
        assertThat(invite("998877664930")).isInstanceOf(Identity.User.class);
        assertThat(invite("99887766")).isInstanceOf(Identity.Challenge.class);
        assertThat(invite("998877654930")).isInstanceOf(Identity.Challenge.class);
        assertThat(judge(approach("MESSAGE", "pbx@one.example", "998877664930@one.example")))
                .isInstanceOf(Identity.Challenge.class);

        addKnownBy("pbx", new SignIn(SignIn.Type.ADDRESS_AND_TECH_PREFIX, "192.0.2.1", "9#"));
        assertThat(invite("9#4930")).isInstanceOf(Identity.User.class);
        assertThat(invite("4930")).isInstanceOf(Identity.Challenge.class);
        addKnownBy("pbx", new SignIn(SignIn.Type.ADDRESS_AND_TECH_PREFIX, "192.0.2.2", "9#"));
        assertThat(invite("9#4930")).isInstanceOf(Identity.Challenge.class);
    }

    @Test
    @Spec("D1")
    void nameAloneCountsOnlyFromTheAllowList() {
        addKnownBy("pbx", new SignIn(SignIn.Type.USERNAME, "", ""));
        assertThat(invite("4930")).isInstanceOf(Identity.Challenge.class);

        allowListed = true;
        assertThat(invite("4930")).isInstanceOf(Identity.User.class);
    }

    @Test
    @Spec({"C3", "C4"})
    void deviceThatIsNotTakenWithoutAPasswordIsAskedForOne() {
        addKnownBy("pbx", new SignIn(SignIn.Type.ADDRESS, "192.0.2.1", ""));
        deviceTaken = false;

        assertThat(invite("4930")).isInstanceOf(Identity.Challenge.class);
    }

    @Test
    @Spec({"D1", "D18"})
    void nobodyRegistersOverUdpByAnAddressThatCanBeForged() {
        addKnownBy("pbx", new SignIn(SignIn.Type.ADDRESS, "192.0.2.1", ""));

        assertThat(judge(approach("REGISTER", "pbx@one.example", "pbx@one.example")))
                .isInstanceOf(Identity.Challenge.class);
        assertThat(judge(over(SipTransport.TCP, approach("REGISTER", "pbx@one.example", "pbx@one.example"))))
                .isInstanceOf(Identity.User.class);
    }

    private static Approach showing(@Nullable String certificate, Approach approach) {
        return new Approach(
                approach.method(),
                approach.requestUri(),
                approach.requestHost(),
                approach.from(),
                approach.to(),
                approach.authorizations(),
                List.of(),
                SipTransport.TLS,
                approach.sourceHost(),
                approach.sourcePort(),
                certificate,
                "phone");
    }

    @Test
    @Spec("D23")
    void userIsKnownByTheCertificateOfItsConnection() {
        String own = "ab".repeat(32);
        String other = "cd".repeat(32);
        addKnownBy("pbx", new SignIn(SignIn.Type.CERTIFICATE, "", "", "ef".repeat(32) + ',' + own));
        deviceTaken = false;
        Approach register = approach("REGISTER", "pbx@one.example", "pbx@one.example");
        Approach invite = approach("INVITE", "pbx@one.example", "4930@one.example");

        assertThat(judge(showing(own, register))).isInstanceOf(Identity.User.class);
        assertThat(judge(showing(own, invite))).isInstanceOf(Identity.User.class);
        assertThat(judge(showing(other, register))).isInstanceOf(Identity.Challenge.class);
        assertThat(judge(showing(null, register))).isInstanceOf(Identity.Challenge.class);
        assertThat(judge(showing(null, invite))).isInstanceOf(Identity.Challenge.class);
        assertThat(judge(invite)).isInstanceOf(Identity.Challenge.class);
    }

    @Test
    @Spec("D23")
    void certificateIsGoodForNobodyElse() {
        String own = "ab".repeat(32);
        addKnownBy("pbx", new SignIn(SignIn.Type.CERTIFICATE, "", "", own));
        add("anna", "one.example", true, SipTransport.TLS);

        assertThat(judge(showing(own, approach("REGISTER", "anna@one.example", "anna@one.example"))))
                .isInstanceOf(Identity.Challenge.class);
    }

    private static Approach over(SipTransport transport, Approach approach) {
        return new Approach(
                approach.method(),
                approach.requestUri(),
                approach.requestHost(),
                approach.from(),
                approach.to(),
                List.of(),
                List.of(),
                transport,
                approach.sourceHost(),
                approach.sourcePort(),
                null,
                null);
    }

    @Test
    @Spec({"D10", "D13", "D17"})
    void guestsAnonymousCallersAndUnknownNamesAreAskedForAPassword() {
        directory.serve("one.example");

        for (String caller : List.of("guest@one.example", "anonymous@one.example")) {
            assertThat(judge(approach("INVITE", caller, "bob@one.example"))).isInstanceOf(Identity.Challenge.class);
        }
        assertThat(judge(approach("INVITE", "anonymous@anonymous.invalid", "bob@one.example")))
                .isEqualTo(refusal(Identity.Cause.FOREIGN_DOMAIN));
        assertThat(judge(approach("REGISTER", "new@one.example", "new@one.example")))
                .isInstanceOf(Identity.Challenge.class);
        assertThat(directory.byAddress(new AddressOfRecord("new", "one.example")))
                .isEmpty();
    }

    @Test
    @Spec("D15")
    void whoProvedItselfOnceIsAskedAgain() {
        add("anna", "one.example", true, SipTransport.values());
        assertThat(register()).isInstanceOf(Identity.User.class);

        assertThat(judge(approach("INVITE", "anna@one.example", "bob@one.example")))
                .isInstanceOf(Identity.Challenge.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Spec({"E1", "E2"})
    void nobodyRegistersAtAForeignDomainNorPassesFromOneToAnother(boolean namesAreTaken) {
        directory.serve("one.example");
        foreignNames = namesAreTaken;

        assertThat(judge(approach("REGISTER", "anna@two.example", "anna@two.example")))
                .isEqualTo(refusal(Identity.Cause.FOREIGN_DOMAIN));
        assertThat(judge(approach("MESSAGE", "anna@two.example", "bob@three.example")))
                .isEqualTo(refusal(Identity.Cause.FOREIGN_DOMAIN));
        assertThat(judge(approach("INVITE", "anna@two.example", "bob@192.0.2.9")))
                .isEqualTo(refusal(Identity.Cause.FOREIGN_DOMAIN));
    }

    @Test
    @Spec("E2")
    void aRequestOfAUserThatIsMeantForAForeignDomainIsRefusedUnlessForeignNamesAreTaken() {
        directory.serve("one.example");
        assertThat(judge(meantFor("bob@three.example"))).isEqualTo(refusal(Identity.Cause.FOREIGN_DOMAIN));

        assertThat(judge(meantFor("bob@one.example"))).isInstanceOf(Identity.Challenge.class);
        assertThat(judge(meantFor("bob@192.0.2.9"))).isInstanceOf(Identity.Challenge.class);
        assertThat(judge(meantFor("@"))).isInstanceOf(Identity.Challenge.class);
        foreignNames = true;
        assertThat(judge(meantFor("bob@three.example"))).isInstanceOf(Identity.Challenge.class);
    }

    /** A call between users whose To header is another. */
    private static Approach meantFor(String to) {
        Approach call = approach("INVITE", "anna@one.example", "bob@one.example");
        return new Approach(
                call.method(),
                call.requestUri(),
                call.requestHost(),
                call.from(),
                party(to),
                List.of(),
                List.of(),
                call.transport(),
                call.sourceHost(),
                call.sourcePort(),
                null,
                null);
    }

    @Test
    void aTrunkIsKnownByItsExactAddress() {
        directory.serve("one.example");
        trunks.add(trunk("known", new Gateway("192.0.2.1", 5060, SipTransport.UDP), true));

        assertThat(judge(approach("INVITE", "x@trunk.example", "bob@one.example")))
                .isInstanceOf(Identity.Carrier.class);
        assertThat(judge(approach("REGISTER", "x@one.example", "bob@one.example")))
                .isInstanceOf(Identity.Challenge.class);
    }

    @Test
    void aTrunkIsNotKnownByHalfItsAddress() {
        directory.serve("one.example");
        trunks.add(trunk("port", new Gateway("192.0.2.1", 5061, SipTransport.UDP), true));
        trunks.add(trunk("transport", new Gateway("192.0.2.1", 5060, SipTransport.TCP), true));
        trunks.add(trunk("host", new Gateway("192.0.2.2", 5060, SipTransport.UDP), true));
        trunks.add(trunk("disabled", new Gateway("192.0.2.1", 5060, SipTransport.UDP), false));

        assertThat(judge(approach("INVITE", "x@one.example", "bob@one.example")))
                .isInstanceOf(Identity.Challenge.class);
    }

    private static Trunk trunk(String name, Gateway gateway, boolean enabled) {
        return new Trunk(new AccountId(9), name, List.of(gateway), Set.of("49"), 1, OptionalInt.empty(), enabled);
    }
}
