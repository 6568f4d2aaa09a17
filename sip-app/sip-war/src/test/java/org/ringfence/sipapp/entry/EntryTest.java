package org.ringfence.sipapp.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.decision.TraceLog;
import org.ringfence.call.auth.Authenticator;
import org.ringfence.call.auth.Credential;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.DigestRules;
import org.ringfence.call.auth.Ha1;
import org.ringfence.call.auth.Identification;
import org.ringfence.call.auth.MemoryCredentialStore;
import org.ringfence.call.auth.Nonces;
import org.ringfence.call.b2bua.CallingParty;
import org.ringfence.call.registrar.LocationTable;
import org.ringfence.call.registrar.Registrar;
import org.ringfence.call.registrar.RegistrarRules;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.MemoryDirectory;
import org.ringfence.call.routing.MemoryTrunkStore;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.call.routing.TrunkBook;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.Accusation;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.gate.evidence.Sighting;
import org.ringfence.gate.message.FormGate;
import org.ringfence.gate.message.PingGate;
import org.ringfence.policy.FirewallPolicy;
import org.ringfence.policy.GuessingPolicy;
import org.ringfence.policy.HoneypotPolicy;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.address.AddressSet;
import org.ringfence.sip.spi.SourceAddress;
import org.ringfence.sip.spi.Transport;
import org.ringfence.sip.spi.Verdict;
import org.ringfence.sipapp.OtherDomains;
import org.ringfence.sipapp.Telltales;
import org.ringfence.sipapp.TestServer;
import org.ringfence.sipapp.calls.CallServlet;
import org.ringfence.sipapp.calls.Invitations;
import org.ringfence.sipapp.perimeter.PhonePlaces;
import org.ringfence.sipapp.registration.FlowWatch;
import org.ringfence.sipapp.registration.RegisterDesk;
import org.ringfence.sipapp.relay.RelayHandler;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;
import org.ringfence.spec.Spec;

class EntryTest {

    private final Set<String> used = ConcurrentHashMap.newKeySet();

    private static final String DOMAIN = "one.example";
    private static final InstantSource CLOCK = InstantSource.system();
    private static final long STARTED = System.nanoTime();

    private final MemoryCredentialStore credentials = new MemoryCredentialStore();
    private final TraceLog traces =
            new TraceLog(() -> new TraceLog.Bounds(100, Duration.ofDays(1), 1 << 20), () -> 1, CLOCK);
    private final MemoryDirectory directory = new MemoryDirectory();
    private final LocationTable locations = new LocationTable(CLOCK);
    private final PolicyBoard policies = PolicyBoard.ofDefaults();
    private final Identification identification = new Identification(
            new Authenticator(
                    credentials,
                    new Nonces(new byte[Nonces.KEY_BYTES], 1, CLOCK, new Random(1)),
                    () -> DigestRules.DEFAULT,
                    "127.0.0.1"::equals),
            directory,
            directory,
            new TrunkBook(new MemoryTrunkStore()),
            new EntryRules(policies, locations),
            "127.0.0.1"::equals);
    private final Tickets tickets = new Tickets(System::nanoTime);
    private final Perimeter perimeter = new Perimeter(
            policies,
            () -> AddressSet.EMPTY,
            () -> AddressSet.EMPTY,
            "a",
            CLOCK,
            () -> System.nanoTime() - STARTED + 1_000_000_000L,
            new Random(1));
    private static final AddressOfRecord BERT = new AddressOfRecord("bert", DOMAIN);
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        add("anna", 1);
        add("bert", 2);
        server = new TestServer(
                EntryServlet.NAME,
                Map.of(EntryServlet.NAME, EntryServlet.class, CallServlet.NAME, BusyCalls.class),
                this::servlets);
        openGates();
    }

    private List<SipServlet> servlets(SipFactory factory) {
        RelayHandler relay = new RelayHandler(
                directory, directory, locations, "127.0.0.1"::equals, new OtherDomains(policies)::areReached, factory);
        return List.of(new EntryServlet(new EntryService.Parts(tickets, relay)), new BusyCalls());
    }

    /** Stands where calls are handled, and tells who was let in. */
    static final class BusyCalls extends SipServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doInvite(SipServletRequest invite) throws IOException {
            CallingParty party = (CallingParty) invite.getAttribute(Invitations.CALLING_PARTY);
            SipServletResponse busy = invite.createResponse(SipServletResponse.SC_BUSY_HERE);
            busy.setHeader("X-Account", Long.toString(party.account().value()));
            busy.send();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void add(String user, long id) {
        SipUser made = new SipUser(
                new SipUserId(id),
                new AddressOfRecord(user, DOMAIN),
                new AccountId(id),
                List.of(),
                Set.of(SipTransport.values()),
                true);
        directory.add(made);
        Map<DigestAlgorithm, Ha1> ha1s = new EnumMap<>(DigestAlgorithm.class);
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            ha1s.put(algorithm, Ha1.of(algorithm, user, DOMAIN, "secret"));
        }
        credentials.put(user, DOMAIN, new Credential(made, ha1s));
    }

    private void openGates() {
        server.gates().register(new FlowWatch(locations));
        server.gates().register(new FormGate());
        server.gates().register(new PingGate(directory::isServed));
        RegisterDesk desk = new RegisterDesk(
                new Registrar(locations, CLOCK, () -> RegistrarRules.DEFAULT),
                (user, binding) ->
                        PhonePlaces.remember(perimeter, user.address().toString(), binding));
        server.gates()
                .register(new Reception(
                        identification,
                        desk,
                        perimeter,
                        (user, number) -> !number.equals("900"),
                        user -> used.add(user.address().user()),
                        tickets,
                        new TurnedAwayCalls(traces)));
    }

    private SipPhone phone(String user) {
        return SipPhone.udp(server.address(), user, DOMAIN, "secret");
    }

    private static SipMessage register(SipPhone phone) {
        return SipMessage.of("REGISTER sip:" + DOMAIN + " SIP/2.0")
                .with("From", "<" + phone.aor() + ">;tag=" + UUID.randomUUID())
                .with("To", "<" + phone.aor() + ">")
                .with("Call-ID", UUID.randomUUID().toString())
                .with("Max-Forwards", "70");
    }

    private static SipMessage request(SipPhone from, String method, String uri) {
        return SipMessage.of(method + " " + uri + " SIP/2.0")
                .with("From", "<" + from.aor() + ">;tag=" + UUID.randomUUID())
                .with("To", "<" + uri + ">")
                .with("Call-ID", UUID.randomUUID().toString())
                .with("Max-Forwards", "70");
    }

    @Test
    @Spec("D21")
    void wrongPasswordIsNoUse() {
        try (SipPhone stranger = SipPhone.udp(server.address(), "anna", DOMAIN, "wrong")) {
            assertThat(stranger.register(Duration.ofMinutes(10)).status()).isEqualTo(401);
        }
        assertThat(used).isEmpty();
    }

    @Test
    void aPhoneRegistersFetchesAndUnregisters() {
        try (SipPhone anna = phone("anna")) {
            SipMessage registered = anna.register(Duration.ofMinutes(10));
            assertThat(registered.status()).isEqualTo(200);
            assertThat(registered.header("Contact")).contains(anna.address()).contains("expires=600");
            assertThat(registered.header("Date")).endsWith("GMT");
            assertThat(used).containsExactly("anna");
            assertThat(locations.contacts(new AddressOfRecord("anna", DOMAIN)))
                    .singleElement()
                    .satisfies(binding -> assertThat(anna.address()).endsWith(":" + binding.receivedPort()));

            SipMessage fetched = anna.ask(register(anna));
            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.all("Contact")).hasSize(1);
            assertThat(anna.ask(register(anna).with("Contact", "*").with("Expires", "60"))
                            .status())
                    .isEqualTo(400);

            assertThat(anna.register(Duration.ZERO).status()).isEqualTo(200);
            assertThat(locations.contacts(new AddressOfRecord("anna", DOMAIN))).isEmpty();
        }
    }

    @Test
    void aPhoneRegistersOverTcp() {
        try (SipPhone anna = SipPhone.tcp(server.address(), "anna", DOMAIN, "secret")) {
            assertThat(anna.register(Duration.ofMinutes(10)).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @Spec("D14")
    @ValueSource(strings = {"REGISTER", "INVITE", "OPTIONS", "MESSAGE", "SUBSCRIBE"})
    void aWrongPasswordAndAnUnknownUserLookTheSame(String method) {
        try (SipPhone wrong = SipPhone.udp(server.address(), "anna", DOMAIN, "guess");
                SipPhone unknown = phone("nobody")) {
            SipMessage first = wrong.ask(any(wrong, method));
            SipMessage second = unknown.ask(any(unknown, method));

            String header = method.equals("REGISTER") ? "WWW-Authenticate" : "Proxy-Authenticate";
            assertThat(first.all(header))
                    .hasSize(2)
                    .noneMatch(challenge -> challenge.contains("stale"))
                    .anyMatch(challenge -> challenge.contains("algorithm=SHA-256"))
                    .anyMatch(challenge -> challenge.contains("algorithm=MD5"));
            assertThat(withoutNames(second)).isEqualTo(withoutNames(first));
        }
    }

    private static SipMessage any(SipPhone phone, String method) {
        return method.equals("REGISTER")
                ? register(phone)
                : request(phone, method, "sip:bert@" + DOMAIN)
                        .with("Event", "presence")
                        .with("Contact", phone.contact());
    }

    /** An answer without what differs for any two requests; two rounds of challenges differ in their order too. */
    private static List<String> withoutNames(SipMessage answer) {
        List<String> lines = new ArrayList<>(List.of(answer.startLine()));
        answer.headers().stream()
                .filter(header -> !Set.of("Via", "From", "To", "Call-ID").contains(header.name()))
                .map(header -> header.name() + ": " + header.value().replaceAll("nonce=\"[^\"]*\"", "nonce"))
                .sorted()
                .forEach(lines::add);
        return lines;
    }

    @Test
    @Spec("Q3")
    void callsThatAreTurnedAwayAtTheDoorAreKeptWithTheReasonAndWithoutTheAnswer() {
        try (SipPhone wrong = SipPhone.udp(server.address(), "anna", DOMAIN, "guess");
                SipPhone anna = phone("anna")) {
            SipMessage guessed = request(wrong, "INVITE", "sip:bert@" + DOMAIN).with("Contact", wrong.contact());
            SipMessage honeypot = request(anna, "INVITE", "sip:900@" + DOMAIN).with("Contact", anna.contact());
            SipMessage register = register(wrong);
            wrong.ask(guessed);
            wrong.ask(register);
            assertThat(anna.ask(honeypot).status()).isEqualTo(403);

            assertThat(traces.find(guessed.header("Call-ID"))).singleElement().satisfies(trace -> {
                assertThat(trace.outcome()).isEqualTo("WRONG_RESPONSE");
                assertThat(trace.toString()).doesNotContain("guess").doesNotContain("response=");
            });
            assertThat(traces.find(honeypot.header("Call-ID")))
                    .singleElement()
                    .satisfies(trace -> assertThat(trace.outcome()).isEqualTo("HONEYPOT"));
            assertThat(traces.find(register.header("Call-ID"))).isEmpty();
        }
    }

    @Test
    void registrationsThatAreTooBriefAreRefused() {
        try (SipPhone anna = phone("anna")) {
            SipMessage refused = anna.register(Duration.ofSeconds(5));
            assertThat(refused.status()).isEqualTo(423);
            assertThat(refused.header("Min-Expires")).isEqualTo("60");
        }
    }

    @Test
    void aMessageReachesAllPhonesOfAUser() {
        try (SipPhone anna = phone("anna");
                SipPhone desk = phone("bert");
                SipPhone mobile = SipPhone.tcp(server.address(), "bert", DOMAIN, "secret")) {
            desk.register(Duration.ofMinutes(10));
            mobile.register(Duration.ofMinutes(10));
            CompletableFuture<SipMessage> answer =
                    CompletableFuture.supplyAsync(() -> anna.ask(request(anna, "MESSAGE", "sip:bert@" + DOMAIN)));

            SipMessage onDesk = desk.awaitRequest("MESSAGE", SipPhone.SOON);
            SipMessage onMobile = mobile.awaitRequest("MESSAGE", SipPhone.SOON);
            desk.send(onDesk.answer(486, "Busy Here", "d"));
            mobile.send(onMobile.answer(200, "OK", "m"));

            assertThat(onDesk.all("Proxy-Authorization")).isEmpty();
            assertThat(onMobile.header("Max-Forwards")).isEqualTo("69");
            assertThat(answer.join().status()).isEqualTo(200);
        }
    }

    @Test
    void whatCannotBeReachedIsRefused() {
        try (SipPhone anna = phone("anna")) {
            assertThat(anna.ask(request(anna, "MESSAGE", "sip:nobody@" + DOMAIN))
                            .status())
                    .isEqualTo(404);
            assertThat(anna.ask(request(anna, "MESSAGE", "sip:bert@" + DOMAIN)).status())
                    .isEqualTo(480);
            assertThat(anna.ask(request(anna, "MESSAGE", "sip:bert@else.example"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    @Spec("E2")
    void requestsInTheNameOfAForeignDomainAreRefusedUnlessThePolicyTakesSuchNames() {
        try (SipPhone foreign = SipPhone.udp(server.address(), "anna", "else.example", "secret")) {
            SipMessage call = request(foreign, "INVITE", "sip:bert@" + DOMAIN).with("Contact", foreign.contact());
            assertThat(foreign.ask(call).status()).isEqualTo(403);
            assertThat(foreign.received()).as("no challenge").allMatch(answer -> answer.status() == 403);
            assertThat(traces.find(call.header("Call-ID")))
                    .singleElement()
                    .satisfies(trace -> assertThat(trace.outcome()).isEqualTo("FOREIGN_DOMAIN"));

            foreignDomains(FirewallPolicy.Level.FULL, FirewallPolicy.ForeignDomains.INBOUND_ONLY);
            SipMessage busy =
                    foreign.ask(request(foreign, "INVITE", "sip:bert@" + DOMAIN).with("Contact", foreign.contact()));
            assertThat(busy.status()).isEqualTo(486);
            assertThat(busy.header("X-Account")).isEqualTo("1");
        }
    }

    @Test
    @Spec({"A13", "E2"})
    void requestsThatNameAForeignDomainGetNoAnswerOnTheStrictestLevel() {
        foreignDomains(FirewallPolicy.Level.STRICT, FirewallPolicy.ForeignDomains.ALLOW);
        try (SipPhone foreign = SipPhone.udp(server.address(), "anna", "else.example", "secret");
                SipPhone anna = phone("anna")) {
            SipMessage call = request(foreign, "INVITE", "sip:bert@" + DOMAIN)
                    .withFirst("Via", "SIP/2.0/UDP " + foreign.address() + ";branch=z9hG4bK" + UUID.randomUUID())
                    .with("CSeq", "1 INVITE")
                    .with("Contact", foreign.contact());
            foreign.send(call);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !traces.find(call.header("Call-ID")).isEmpty());
            assertThat(anna.register(Duration.ofMinutes(10)).status()).isEqualTo(200);
            assertThat(foreign.received()).isEmpty();
        }
    }

    private void foreignDomains(FirewallPolicy.Level level, FirewallPolicy.ForeignDomains domains) {
        FirewallPolicy usual = FirewallPolicy.DEFAULT;
        policies.publish(new FirewallPolicy(
                level,
                usual.allowList(),
                usual.denyList(),
                usual.trustedAddresses(),
                usual.bogonCheck(),
                usual.networkSpeedLimitKbps(),
                usual.floodMessageLimit(),
                usual.floodPeriod(),
                usual.wrongMessageLimit(),
                usual.wrongMessagePeriod(),
                usual.strangerAnswerLimit(),
                usual.strangerAnswerPeriod(),
                usual.unauthenticatedLimit(),
                usual.unauthenticatedLimitTotal(),
                usual.unauthenticatedPeriod(),
                usual.countAllMessages(),
                usual.scanTargetLimit(),
                usual.scanPeriod(),
                usual.pendingDialogLimit(),
                usual.quenchPeriod(),
                domains));
        perimeter.refresh();
    }

    @Test
    void pingsAreAnsweredAndStrangersAreNot() {
        try (SipPhone stranger = SipPhone.udp(server.address(), "x", "else.example", "none")) {
            assertThat(stranger.ask(request(stranger, "OPTIONS", "sip:" + DOMAIN))
                            .status())
                    .isEqualTo(200);
            assertThat(stranger.ask(request(stranger, "REGISTER", "sip:else.example"))
                            .status())
                    .isEqualTo(403);
            assertThat(stranger.ask(request(stranger, "NEW", "sip:" + DOMAIN)).status())
                    .isEqualTo(501);
        }
    }

    @Test
    void aCallOfAUserGetsToTheCalls() {
        try (SipPhone anna = phone("anna")) {
            SipMessage busy = anna.ask(
                    request(anna, "INVITE", "sip:bert@" + DOMAIN).with("Contact", "<sip:anna@" + anna.address() + ">"));

            assertThat(busy.status()).isEqualTo(486);
            assertThat(busy.header("X-Account")).isEqualTo("1");
        }
    }

    @Test
    @Spec({"A9", "Q4"})
    void wrongPasswordsAboveTheLimitAreNotAnsweredAnyMore() {
        policies.publish(new GuessingPolicy(
                null, 2_500, 3, 800, Duration.ofHours(1), 20, 200, Duration.ofMinutes(10), Duration.ofDays(1)));
        perimeter.refresh();
        try (SipPhone wrong = SipPhone.udp(server.address(), "anna", DOMAIN, "guess")) {
            for (int i = 0; i < 3; i++) {
                assertThat(wrong.register(Duration.ofMinutes(10)).status()).isEqualTo(401);
            }
            assertThat(perimeter.bans().size()).isZero();
            assertThatThrownBy(() -> wrong.register(Duration.ofMinutes(10))).isInstanceOf(AssertionError.class);
        }
        assertThat(perimeter.bans().list(ban -> true, 9))
                .singleElement()
                .satisfies(ban -> assertThat(ban.rule()).isEqualTo("port-failure-limit"))
                .satisfies(ban -> assertThat(ban.evidence().firstSample()).startsWith("REGISTER sip:one.example"));
    }

    @Test
    @Spec("A18")
    void bannedAccountsAndPhonesGetNoAnswer() {
        Accusation accusation = new Accusation(BanCause.OPERATOR, "test", 0, Evidence.none(0), false, null);
        perimeter.bans().ban(new BanKey.Account("anna@" + DOMAIN), accusation);
        try (SipPhone anna = phone("anna");
                SipPhone bert = phone("bert")) {
            assertThatThrownBy(() -> anna.register(Duration.ofMinutes(10))).isInstanceOf(AssertionError.class);
            assertThat(bert.register(Duration.ofMinutes(10)).status()).isEqualTo(200);

            perimeter.bans().unban(new BanKey.Account("anna@" + DOMAIN));

            assertThat(anna.register(Duration.ofMinutes(10)).status()).isEqualTo(200);
        }
    }

    @Test
    @Spec({"N2", "N5"})
    void nothingThatIsAnsweredNamesTheSoftwareOrTheMachine() throws Exception {
        try (SipPhone anna = phone("anna");
                SipPhone guesser = SipPhone.udp(server.address(), "bert", DOMAIN, "guess");
                SipPhone stranger = SipPhone.tcp(server.address(), "x", "else.example", "none")) {
            anna.register(Duration.ofMinutes(10));
            anna.ask(request(anna, "OPTIONS", "sip:" + DOMAIN));
            anna.ask(request(anna, "INVITE", "sip:bert@" + DOMAIN).with("Contact", anna.contact()));
            anna.ask(request(anna, "MESSAGE", "sip:nobody@" + DOMAIN));
            guesser.register(Duration.ofMinutes(10));
            stranger.ask(request(stranger, "REGISTER", "sip:else.example"));
            stranger.ask(request(stranger, "NEW", "sip:" + DOMAIN));

            assertThat(anna.received()).hasSizeGreaterThan(4);
            Telltales.areInNoneOf(anna.received());
            Telltales.areInNoneOf(guesser.received());
            Telltales.areInNoneOf(stranger.received());
        }
    }

    @Test
    @Spec("Q4")
    void aPhoneThatTakesCallsAtAnotherPortIsHeardWhileSomebodyForgesItsAddress() {
        try (SipPhone anna = phone("anna")) {
            assertThat(anna.ask(register(anna).with("Contact", "<sip:anna@127.0.0.1:45678>"))
                            .status())
                    .isEqualTo(200);
        }
        SourceAddress forged = SourceAddress.of(InetAddress.getLoopbackAddress(), 1);
        for (int i = 0; i < 100; i++) {
            perimeter.stranger(new Sighting(Transport.UDP, forged, () -> "forged"), "x", "y");
        }

        assertThat(verdict(forged, 45_677)).isEqualTo(Verdict.DROP);
        assertThat(verdict(forged, 45_678)).isEqualTo(Verdict.PASS);
    }

    private Verdict verdict(SourceAddress address, int port) {
        return perimeter.sourceGate().admit(Transport.UDP, address.high(), address.low(), port, 100);
    }

    @Test
    @Spec("P14")
    void whoAnswersForAHoneypotAccountIsBannedAtOnce() {
        policies.publish(new HoneypotPolicy("admin", null, HoneypotPolicy.OnCall.REPORT));
        try (SipPhone trapped = phone("admin")) {
            assertThatThrownBy(() -> trapped.register(Duration.ofMinutes(10))).isInstanceOf(AssertionError.class);
        }
        assertThat(perimeter.bans().list(ban -> true, 9)).singleElement().satisfies(ban -> assertThat(ban.cause())
                .isEqualTo(BanCause.HONEYPOT));
    }

    @Test
    @Spec("P14")
    void aHoneypotAccountWithTheRightPasswordIsAHoneypotToo() {
        policies.publish(new HoneypotPolicy("anna@" + DOMAIN, null, HoneypotPolicy.OnCall.REPORT));
        try (SipPhone anna = phone("anna")) {
            assertThatThrownBy(() -> anna.register(Duration.ofMinutes(10))).isInstanceOf(AssertionError.class);
        }
        assertThat(perimeter.bans().size()).isOne();
        assertThat(locations.all()).isEmpty();
    }

    @Test
    @Spec("P14")
    void aUserWhoMayNotCallANumberIsRefusedAndNotBanned() {
        try (SipPhone anna = phone("anna")) {
            SipMessage refused =
                    anna.ask(request(anna, "INVITE", "sip:900@" + DOMAIN).with("Contact", anna.contact()));

            assertThat(refused.status()).isEqualTo(403);
            assertThat(perimeter.bans().size()).isZero();
        }
    }

    @Test
    void aPhoneWhoseConnectionClosedIsNotTriedAndAnotherOneOfItsUserIs() {
        try (SipPhone anna = phone("anna");
                SipPhone desk = phone("bert")) {
            SipPhone mobile = SipPhone.tcp(server.address(), "bert", DOMAIN, "secret");
            mobile.register(Duration.ofMinutes(10));
            assertThat(locations.contacts(BERT)).hasSize(1);
            mobile.close();
            await().until(() -> locations.contacts(BERT).isEmpty());
            assertThat(anna.ask(request(anna, "MESSAGE", "sip:bert@" + DOMAIN)).status())
                    .isEqualTo(480);

            desk.register(Duration.ofMinutes(10));
            CompletableFuture<SipMessage> answer =
                    CompletableFuture.supplyAsync(() -> anna.ask(request(anna, "MESSAGE", "sip:bert@" + DOMAIN)));
            desk.send(desk.awaitRequest("MESSAGE", SipPhone.SOON).answer(200, "OK", "d"));
            assertThat(answer.join().status()).isEqualTo(200);
        }
    }

    @Test
    @Spec("E3")
    void aPhoneThatRedirectsAMessageDoesNotMakeTheServerSendElsewhere() {
        try (SipPhone anna = phone("anna");
                SipPhone bert = phone("bert");
                SipPhone elsewhere = phone("x")) {
            bert.register(Duration.ofMinutes(10));
            CompletableFuture<SipMessage> answer =
                    CompletableFuture.supplyAsync(() -> anna.ask(request(anna, "MESSAGE", "sip:bert@" + DOMAIN)));
            bert.send(bert.awaitRequest("MESSAGE", SipPhone.SOON)
                    .answer(302, "Moved Temporarily", "b")
                    .with("Contact", elsewhere.contact()));

            assertThat(answer.join().status()).isEqualTo(302);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    @Spec("E1")
    void aMessageLeavesForAnotherDomainOnlyWhereThatIsAllowed() {
        try (SipPhone anna = phone("anna");
                SipPhone elsewhere = phone("x")) {
            String address = "sip:x@localhost:" + elsewhere.address().replaceAll(".*:", "");
            assertThat(anna.ask(request(anna, "MESSAGE", address)).status()).isEqualTo(403);
            foreignDomains(FirewallPolicy.Level.FULL, FirewallPolicy.ForeignDomains.ALLOW);
            String number = address.replace("x@", "4930123@");
            assertThat(anna.ask(request(anna, "MESSAGE", number)).status()).isEqualTo(403);
            CompletableFuture<SipMessage> answer =
                    CompletableFuture.supplyAsync(() -> anna.ask(request(anna, "MESSAGE", address)));
            elsewhere.send(elsewhere.awaitRequest("MESSAGE", SipPhone.SOON).answer(200, "OK", "x"));

            assertThat(answer.join().status()).isEqualTo(200);
        }
    }

    @Test
    void aSubscriptionIsRefreshedAndNotifiedThroughTheServer() {
        try (SipPhone anna = phone("anna");
                SipPhone bert = phone("bert")) {
            bert.register(Duration.ofMinutes(10));
            SipMessage subscribe = request(anna, "SUBSCRIBE", "sip:bert@" + DOMAIN)
                    .with("Event", "presence")
                    .with("Expires", "3600")
                    .with("Contact", anna.contact());
            CompletableFuture<SipMessage> answer = CompletableFuture.supplyAsync(() -> anna.ask(subscribe));
            SipMessage arrived = bert.awaitRequest("SUBSCRIBE", SipPhone.SOON);
            bert.send(arrived.answer(200, "OK", "b").with("Expires", "3600").with("Contact", bert.contact()));
            SipMessage accepted = answer.join();

            SipMessage notify = within(arrived, "NOTIFY")
                    .with("From", accepted.header("To"))
                    .with("To", accepted.header("From"))
                    .with("Subscription-State", "active;expires=3600");
            CompletableFuture<SipMessage> told = CompletableFuture.supplyAsync(() -> bert.ask(notify));
            anna.send(anna.awaitRequest("NOTIFY", SipPhone.SOON).answer(200, "OK", ""));
            assertThat(told.join().status()).isEqualTo(200);

            SipMessage refresh = within(accepted, "SUBSCRIBE")
                    .with("From", accepted.header("From"))
                    .with("To", accepted.header("To"))
                    .with("Expires", "3600");
            CompletableFuture<SipMessage> refreshed = CompletableFuture.supplyAsync(() -> anna.ask(refresh));
            bert.send(bert.awaitRequest("SUBSCRIBE", SipPhone.SOON)
                    .answer(200, "OK", "")
                    .with("Expires", "3600")
                    .with("Contact", bert.contact()));
            assertThat(refreshed.join().status()).isEqualTo(200);
        }
    }

    /** A request within the dialog of this message, to the one who sent it. */
    private static SipMessage within(SipMessage message, String method) {
        return SipMessage.of(method + " " + SipMessage.uriIn(message.header("Contact")) + " SIP/2.0")
                .with("Call-ID", message.header("Call-ID"))
                .with("Route", message.header("Record-Route"))
                .with("Event", "presence")
                .with("Contact", "<sip:x@127.0.0.1:9>")
                .with("Max-Forwards", "70");
    }
}
