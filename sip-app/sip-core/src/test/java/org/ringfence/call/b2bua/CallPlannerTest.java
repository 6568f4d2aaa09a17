package org.ringfence.call.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.call.registrar.Binding;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.MemoryDirectory;
import org.ringfence.call.routing.MemoryTrunkStore;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkChoice;
import org.ringfence.call.routing.TrunkOrder;
import org.ringfence.call.routing.TrunkSeats;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.Rejection;
import org.ringfence.spec.Spec;

class CallPlannerTest {

    private static final TrunkChoice ORDER = new TrunkOrder(new SplittableRandom(1));

    private final Set<AccountId> talkedOut = new HashSet<>();
    private final TrunkSeats.Talk talk = new TrunkSeats.Talk() {
        @Override
        public void talked(AccountId trunk, Duration duration) {
            talkedOut.add(trunk);
        }

        @Override
        public boolean isFull(AccountId trunk) {
            return talkedOut.contains(trunk);
        }
    };
    private boolean otherDomains;

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final MemoryDirectory directory = new MemoryDirectory();
    private final MemoryTrunkStore trunks = new MemoryTrunkStore();
    private final List<Binding> bindings = new ArrayList<>();
    private final SipUser alice = user(1, "alice", true, List.of("49301111"));
    private final SipUser bob = user(2, "bob", true, List.of("49302222"));
    private final Trunk north = trunk("north", 5, true, "49");
    private final CallPlanner planner = new CallPlanner(
            directory,
            directory,
            trunks,
            address -> bindings,
            place -> place,
            () -> otherDomains,
            this::read,
            ORDER,
            talk);

    private Dialling.Meaning read(CallingParty party, String dialled) {
        return dialled.equals("112")
                ? new Dialling.Meaning.Emergency(dialled)
                : Dialling.INTERNATIONAL.read(party, dialled);
    }

    private static SipUser user(long id, String name, boolean enabled, List<String> numbers) {
        return new SipUser(
                new SipUserId(id),
                new AddressOfRecord(name, "example.org"),
                new AccountId(id),
                numbers,
                Set.of(SipTransport.UDP),
                enabled);
    }

    private static Trunk trunk(String name, int priority, boolean enabled, String... prefixes) {
        Gateway gateway = new Gateway("10.0.0.1", 5060, SipTransport.UDP);
        return new Trunk(
                new AccountId(90), name, List.of(gateway), Set.of(prefixes), priority, OptionalInt.empty(), enabled);
    }

    private static Binding binding(String contact, SipTransport transport, String host, int port) {
        return new Binding(
                contact, "c", 1, NOW.plusSeconds(60), 1000, transport, host, port, null, 0, List.of(), null, NOW);
    }

    @BeforeEach
    void serve() {
        directory.add(alice);
        directory.add(bob);
        directory.add(user(3, "locked", false, List.of()));
        trunks.add(north);
    }

    private IncomingCall from(CallingParty party, String dialled, String domain) {
        return new IncomingCall(party, "alice", null, dialled, domain);
    }

    private CallPlan plan(String dialled, String domain) {
        return planner.plan(from(new CallingParty.User(alice), dialled, domain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "49302222", "+49302222", "0049302222", "+49-30.2222"})
    void userIsReachedByAddressAndByNumber(String dialled) {
        assertThat(plan(dialled, "example.org"))
                .isEqualTo(new CallPlan.ToUser(bob, new Destination.OnNet("bob@example.org")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4940555", "004940555", "4940555"})
    void numberOfNobodyHereGoesToATrunk(String dialled) {
        assertThat(plan(dialled, "example.org"))
                .isEqualTo(new CallPlan.ToNumber("4940555", new Destination.OffNet("4940555")));
    }

    @Test
    @Spec("P16")
    void helpInNeedIsReachedBeforeAnybodyWithThatNameByTheTrunkThatServesIt() {
        directory.add(user(4, "112", true, List.of()));
        assertThat(plan("112", "example.org"))
                .as("no trunk serves it")
                .isEqualTo(new CallPlan.Refused(new Destination.Emergency("112"), RefusalReason.NO_ROUTE));
        trunks.add(trunk("everything", 1, true, ""));
        trunks.add(trunk("rescue", 9, true, "112"));

        IncomingCall call = from(new CallingParty.User(alice), "112", "example.org");
        CallPlan plan = planner.plan(call);

        assertThat(plan).isEqualTo(new CallPlan.ToNumber("112", new Destination.Emergency("112")));
        CallEvent.Routed ways = (CallEvent.Routed) planner.route(call, plan);
        assertThat(ways.steps().get(0).targets().get(0).name()).isEqualTo("rescue");
        assertThat(planner.plan(from(new CallingParty.Carrier(north), "112", "example.org")))
                .isNotInstanceOf(CallPlan.ToNumber.class);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, example.org, UNKNOWN_DESTINATION",
        "'', example.org, UNKNOWN_DESTINATION",
        "0123, example.org, UNKNOWN_DESTINATION",
        "+441, example.org, NO_ROUTE",
        "locked, example.org, CALLEE_LOCKED",
        "bob, elsewhere.example, FORBIDDEN_DESTINATION",
    })
    void everythingElseIsRefused(String dialled, String domain, RefusalReason reason) {
        assertThat(plan(dialled, domain))
                .isInstanceOfSatisfying(CallPlan.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    @Test
    void callToThisServersAddressIsForTheCallersDomain() {
        assertThat(plan("bob", null)).isInstanceOf(CallPlan.ToUser.class);
        CallingParty carrier = new CallingParty.Carrier(north);
        assertThat(planner.plan(from(carrier, "+49302222", null))).isInstanceOf(CallPlan.ToUser.class);
        assertThat(planner.plan(from(carrier, "bob", null))).isInstanceOf(CallPlan.Refused.class);
    }

    @Test
    void gatewayWithinThisServerIsCalledWhereItIs() {
        Gateway moved = new Gateway("127.0.0.1", 40000, SipTransport.UDP);
        CallPlanner demo = new CallPlanner(
                directory,
                directory,
                trunks,
                address -> bindings,
                place -> moved,
                () -> false,
                this::read,
                ORDER,
                talk);
        IncomingCall call = from(new CallingParty.User(alice), "4940555", "example.org");
        CallEvent.Routed ways = (CallEvent.Routed) demo.route(call, demo.plan(call));
        SipTarget target = (SipTarget) ways.steps().get(0).targets().get(0).address();

        assertThat(target.requestUri()).isEqualTo("sip:4940555@127.0.0.1:40000;transport=udp");
        assertThat(target.to()).isEqualTo("sip:4940555@10.0.0.1");
    }

    @Test
    @Spec("E1")
    void addressAtAnotherDomainIsCalledWhereThatIsAllowed() {
        otherDomains = true;
        CallPlan plan = plan("carl", "elsewhere.example");
        assertThat(plan)
                .isEqualTo(new CallPlan.ToDomain(
                        "carl@elsewhere.example", new Destination.OnNet("carl@elsewhere.example")));
        IncomingCall call = from(new CallingParty.User(alice), "carl", "elsewhere.example");
        CallEvent.Routed ways = (CallEvent.Routed) planner.route(call, plan);
        SipTarget target = (SipTarget) ways.steps().get(0).targets().get(0).address();
        assertThat(target.requestUri()).isEqualTo("sip:carl@elsewhere.example");
        assertThat(target.from().domain()).isEqualTo("example.org");
        assertThat(target.trusted()).isFalse();
    }

    @Test
    @Spec("E6")
    void addressAtAnotherDomainIsNotCalledByWhoCallsOwnUsersAlone() {
        Dialling ownUsersAlone = new Dialling() {
            @Override
            public Meaning read(CallingParty party, String dialled) {
                return new Meaning.NoNumber();
            }

            @Override
            public boolean reachesOtherDomains(CallingParty party) {
                return false;
            }
        };
        CallPlanner strict = new CallPlanner(
                directory,
                directory,
                trunks,
                address -> bindings,
                place -> place,
                () -> true,
                ownUsersAlone,
                ORDER,
                talk);

        assertThat(strict.plan(from(new CallingParty.User(alice), "carl", "elsewhere.example")))
                .isInstanceOf(CallPlan.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "carl\r\nVia: x", "c@rl", "<carl>"})
    @Spec("E1")
    void whatIsNoPlainUserIsNotSentElsewhere(String dialled) {
        otherDomains = true;
        assertThat(plan(dialled, "elsewhere.example")).isInstanceOf(CallPlan.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "4930123456, elsewhere.example",
        "+88216000001, north.example",
        "0301234, elsewhere.example",
        "%2B4930123456, elsewhere.example",
        "carl, 192.0.2.1",
        "carl, 10.1"
    })
    @Spec("E1")
    void numbersAndBareAddressesAreNeverCalledElsewhere(String dialled, String domain) {
        otherDomains = true;
        assertThat(plan(dialled, domain))
                .isInstanceOfSatisfying(CallPlan.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(RefusalReason.FORBIDDEN_DESTINATION));
    }

    @Test
    @Spec("E1")
    void callsOfCarriersDoNotGoOnToOtherDomains() {
        otherDomains = true;
        assertThat(planner.plan(from(new CallingParty.Carrier(north), "carl", "elsewhere.example")))
                .isInstanceOf(CallPlan.Refused.class);
    }

    @Test
    void callsOfCarriersDoNotLeaveAgain() {
        CallPlan plan = planner.plan(from(new CallingParty.Carrier(north), "+4940555", "example.org"));

        assertThat(plan)
                .isEqualTo(
                        new CallPlan.Refused(new Destination.OffNet("4940555"), RefusalReason.FORBIDDEN_DESTINATION));
    }

    private List<String> route(String dialled) {
        IncomingCall call = from(new CallingParty.User(alice), dialled, "example.org");
        CallEvent event = planner.route(call, planner.plan(call));
        return ((CallEvent.Routed) event)
                .steps().stream()
                        .flatMap(step -> step.targets().stream())
                        .map(target -> target.name() + " " + ((SipTarget) target.address()).requestUri())
                        .toList();
    }

    @Test
    void trunksAreTriedByLongestPrefixAndThenByPriority() {
        trunks.add(trunk("first", 1, true, "49"));
        trunks.add(trunk("special", 9, true, "4940"));
        trunks.add(trunk("off", 0, false, "4940"));

        assertThat(route("4940555")).extracting(way -> way.split(" ")[0]).containsExactly("special", "first", "north");
    }

    @Test
    void allPhonesOfAUserRing() {
        bindings.add(binding("sip:bob@10.0.0.7:5070;ob;transport=udp", SipTransport.UDP, "10.0.0.7", 5070));
        bindings.add(binding("sip:bob@192.168.1.2:5060", SipTransport.UDP, "203.0.113.9", 40123));
        bindings.add(binding("sip:bob@10.0.0.8;transport=tcp", SipTransport.TCP, "10.0.0.8", 51000));
        bindings.add(binding("sip:bob@[2001:db8::1]:5060", SipTransport.UDP, "2001:db8::2", 5062));
        bindings.add(binding("tel:+49", SipTransport.UDP, "10.0.0.9", 1));

        assertThat(route("bob"))
                .containsExactly(
                        "bob@example.org sip:bob@10.0.0.7:5070;ob",
                        "bob@example.org sip:bob@203.0.113.9:40123",
                        "bob@example.org sip:bob@10.0.0.8:51000;transport=tcp",
                        "bob@example.org sip:bob@[2001:db8::2]:5062");
    }

    @Test
    void userWithoutAPhoneIsNotAvailable() {
        IncomingCall call = from(new CallingParty.User(alice), "bob", "example.org");

        assertThat(planner.route(call, planner.plan(call))).isEqualTo(new CallEvent.Unroutable(Rejection.of(480)));
    }

    @Test
    @Spec("D16")
    void trunksAreToldTheCallersNumberAndUsersItsName() {
        IncomingCall call = from(new CallingParty.User(alice), "4940555", "example.org");
        CallEvent.Routed out = (CallEvent.Routed) planner.route(call, planner.plan(call));
        SipTarget gateway = (SipTarget) out.steps().get(0).targets().get(0).address();

        assertThat(gateway.from().user()).isEqualTo("+49301111");
        assertThat(gateway.trusted()).isTrue();
        bindings.add(binding("sip:bob@10.0.0.7:5070", SipTransport.UDP, "10.0.0.7", 5070));
        IncomingCall inside = from(new CallingParty.User(alice), "bob", "example.org");
        CallEvent.Routed in = (CallEvent.Routed) planner.route(inside, planner.plan(inside));
        SipTarget phone = (SipTarget) in.steps().get(0).targets().get(0).address();
        assertThat(phone.from().user()).isEqualTo("alice");
        assertThat(phone.trusted()).isFalse();
    }

    private static Trunk small(long id, String name, int priority, int most) {
        Gateway gateway = new Gateway("10.0.0.1", 5060, SipTransport.UDP);
        return new Trunk(
                new AccountId(id), name, List.of(gateway), Set.of("77", "112"), priority, OptionalInt.of(most), true);
    }

    private List<SipTarget> waysTo(String dialled) {
        IncomingCall call = from(new CallingParty.User(alice), dialled, "example.org");
        return planner.route(call, planner.plan(call)) instanceof CallEvent.Routed routed
                ? routed.steps().stream()
                        .map(step -> (SipTarget) step.targets().get(0).address())
                        .toList()
                : List.of();
    }

    private List<AccountId> trunksTo(String dialled) {
        return waysTo(dialled).stream()
                .flatMap(target -> Stream.ofNullable(target.seat()))
                .map(TrunkSeats.Seat::trunk)
                .toList();
    }

    @Test
    @Spec("P8")
    void trunksAreToBePaidForHelpInNeedTooAndPhonesAreNot() {
        trunks.add(small(91, "first", 1, 2));
        Carrier first = new Carrier(new AccountId(91), "first");
        assertThat(waysTo("+77123456")).extracting(SipTarget::carrier).containsExactly(first);
        assertThat(waysTo("112")).extracting(SipTarget::carrier).containsExactly(first);
        bindings.add(binding("sip:bob@10.0.0.7:5070", SipTransport.UDP, "10.0.0.7", 5070));
        assertThat(waysTo("bob")).singleElement().satisfies(phone -> assertThat(phone.carrier())
                .isNull());
    }

    @Test
    @Spec("F27")
    void trunkThatHasCarriedAsMuchTalkAsItMayIsPassedOver() {
        trunks.add(small(91, "first", 1, 2));
        trunks.add(small(92, "second", 2, 2));
        TrunkSeats.Seat first = waysTo("+77123456").get(0).seat();
        first.talked(Duration.ofSeconds(1));

        assertThat(trunksTo("+77123456")).containsExactly(new AccountId(92));
        assertThat(waysTo("112")).as("help in need").hasSize(2);
    }

    @Test
    void fullTrunkIsPassedOverAndCallersAreAskedToRetryWhenAllAreFull() {
        trunks.add(small(91, "first", 1, 2));
        trunks.add(small(92, "second", 2, 1));
        trunks.add(small(93, "closed", 3, 0));
        AccountId first = new AccountId(91);
        AccountId second = new AccountId(92);
        SipTarget best = waysTo("+77123456").get(0);
        assertThat(best.seat().take()).isTrue();
        assertThat(trunksTo("+77123456")).as("below the limit").containsExactly(first, second);
        assertThat(best.seat().take()).isTrue();
        assertThat(best.seat().take()).as("one above the limit").isFalse();
        assertThat(trunksTo("+77123456")).containsExactly(second);
        SipTarget other = waysTo("+77123456").get(0);
        assertThat(other.seat().take()).isTrue();

        IncomingCall call = from(new CallingParty.User(alice), "+77123456", "example.org");
        assertThat(planner.route(call, planner.plan(call)))
                .isEqualTo(new CallEvent.Unroutable(new Rejection(503, RefusalAnswers.RETRY_AFTER)));
        assertThat(waysTo("112")).as("help in need").hasSize(3);

        other.seat().leave();
        assertThat(trunksTo("+77123456")).containsExactly(second);
    }
}
