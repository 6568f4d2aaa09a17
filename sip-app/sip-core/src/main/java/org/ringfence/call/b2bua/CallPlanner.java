package org.ringfence.call.b2bua;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.admission.Carrier;
import org.ringfence.billing.admission.Destination;
import org.ringfence.billing.admission.Pin;
import org.ringfence.billing.admission.RefusalReason;
import org.ringfence.call.registrar.Binding;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.DomainDirectory;
import org.ringfence.call.routing.Gateway;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.Trunk;
import org.ringfence.call.routing.TrunkChoice;
import org.ringfence.call.routing.TrunkOrder;
import org.ringfence.call.routing.TrunkSeats;
import org.ringfence.call.routing.TrunkStore;
import org.ringfence.call.routing.UserDirectory;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.Rejection;
import org.ringfence.call.session.RouteStep;
import org.ringfence.call.session.Target;

/** Decides what a dialled address means, and by which ways it is reached. */
public final class CallPlanner {

    private static final int LONGEST_ADDRESS = 255;

    /** Draws nothing. */
    private static final TrunkOrder BY_PRIORITY = new TrunkOrder(() -> 0);

    private final DomainDirectory domains;
    private final UserDirectory users;
    private final TrunkStore trunks;
    private final Function<AddressOfRecord, List<Binding>> bindings;
    private final UnaryOperator<Gateway> places;
    private final BooleanSupplier otherDomains;
    private final Dialling dialling;
    private final TrunkChoice choice;
    private final TrunkSeats seats;

    /**
     * A planner on directories that answer from memory.
     *
     * @param bindings the present contacts of a user
     * @param places where a gateway is at this moment; itself, but for gateways that run within this server
     * @param otherDomains whether users may call addresses at domains elsewhere (SPEC E1)
     * @param dialling what callers mean by what they dial
     * @param choice which trunk is tried first, and which must not carry a call
     * @param talk where the talk of trunks is counted
     */
    public CallPlanner(
            DomainDirectory domains,
            UserDirectory users,
            TrunkStore trunks,
            Function<AddressOfRecord, List<Binding>> bindings,
            UnaryOperator<Gateway> places,
            BooleanSupplier otherDomains,
            Dialling dialling,
            TrunkChoice choice,
            TrunkSeats.Talk talk) {
        this.choice = choice;
        this.seats = new TrunkSeats(talk);
        this.domains = domains;
        this.users = users;
        this.trunks = trunks;
        this.bindings = bindings;
        this.places = places;
        this.otherDomains = otherDomains;
        this.dialling = dialling;
    }

    /** What the call is for: help in need before anything (SPEC P16), then a user before a user's
     * number before a trunk; other domains where allowed (SPEC E1). */
    public CallPlan plan(IncomingCall call) {
        String domain = domain(call);
        String text = call.dialledUser() + "@" + domain;
        Destination unknown =
                new Destination.OnNet(text.length() <= LONGEST_ADDRESS ? text : text.substring(0, LONGEST_ADDRESS));
        if (call.dialledDomain() != null && !domains.isServed(domain)) {
            boolean allowed = otherDomains.getAsBoolean()
                    && dialling.reachesOtherDomains(call.party())
                    && ForeignAddress.isReachable(call.dialledUser(), domain);
            return allowed
                    ? new CallPlan.ToDomain(text, unknown)
                    : new CallPlan.Refused(unknown, RefusalReason.FORBIDDEN_DESTINATION);
        }
        if (call.dialledUser().isEmpty()) {
            return new CallPlan.Refused(unknown, RefusalReason.UNKNOWN_DESTINATION);
        }
        Dialling.Meaning meaning = dialling.read(call.party(), call.dialledUser());
        if (meaning instanceof Dialling.Meaning.Emergency need && call.party() instanceof CallingParty.User) {
            return toNumber(call.party(), new Destination.Emergency(need.digits()), null);
        }
        Dialling.Meaning.Number number = meaning instanceof Dialling.Meaning.Number found ? found : null;
        Optional<SipUser> user = users.byAddress(new AddressOfRecord(call.dialledUser(), domain))
                .or(() -> number == null ? Optional.empty() : users.byNumber(number.digits()));
        if (user.isPresent()) {
            return toUser(user.get());
        }
        if (number == null) {
            return new CallPlan.Refused(unknown, RefusalReason.UNKNOWN_DESTINATION);
        }
        return toNumber(call.party(), new Destination.OffNet(number.digits()), number.pin());
    }

    /** A call to this server's own address is for the caller's own domain. */
    private static String domain(IncomingCall call) {
        if (call.dialledDomain() != null) {
            return call.dialledDomain();
        }
        return callersDomain(call);
    }

    private static String callersDomain(IncomingCall call) {
        return call.party() instanceof CallingParty.User caller
                ? caller.user().address().domain()
                : "invalid";
    }

    private static CallPlan toUser(SipUser callee) {
        Destination destination = new Destination.OnNet(callee.address().toString());
        return callee.enabled()
                ? new CallPlan.ToUser(callee, destination)
                : new CallPlan.Refused(destination, RefusalReason.CALLEE_LOCKED);
    }

    private CallPlan toNumber(CallingParty party, Destination destination, @Nullable Pin pin) {
        String digits = destination.text();
        if (party instanceof CallingParty.Carrier) {
            return new CallPlan.Refused(destination, RefusalReason.FORBIDDEN_DESTINATION);
        }
        return ways(digits).isEmpty()
                ? new CallPlan.Refused(destination, RefusalReason.NO_ROUTE)
                : new CallPlan.ToNumber(digits, destination, pin);
    }

    /** The ways to the callee at this moment, as the event that the call waits for. */
    public CallEvent route(IncomingCall call, CallPlan plan) {
        if (plan instanceof CallPlan.ToUser toUser) {
            List<Target> targets = phones(call, toUser.callee());
            return targets.isEmpty()
                    ? new CallEvent.Unroutable(Rejection.of(480))
                    : new CallEvent.Routed(List.of(new RouteStep(targets, false)));
        }
        if (plan instanceof CallPlan.ToNumber toNumber) {
            List<Trunk> ways = ways(toNumber.digits());
            if (ways.isEmpty()) {
                return new CallEvent.Unroutable(Rejection.of(404));
            }
            ways = inOrder(call, toNumber, ways);
            List<RouteStep> steps = gateways(call, toNumber, ways);
            return steps.isEmpty()
                    ? new CallEvent.Unroutable(new Rejection(503, RefusalAnswers.RETRY_AFTER))
                    : new CallEvent.Routed(steps);
        }
        if (plan instanceof CallPlan.ToDomain toDomain) {
            String uri = "sip:" + toDomain.address();
            SipTarget target = new SipTarget(uri, uri, identity(call, callersDomain(call), false), false);
            return new CallEvent.Routed(List.of(new RouteStep(List.of(new Target(toDomain.address(), target)), false)));
        }
        throw new IllegalArgumentException("A refused call has no way");
    }

    private List<Target> phones(IncomingCall call, SipUser callee) {
        CallerIdentity from = identity(call, callee.address().domain(), false);
        List<Target> targets = new ArrayList<>();
        for (Binding binding : bindings.apply(callee.address())) {
            ContactAddress.of(binding)
                    .map(uri -> SipTarget.phone(uri, from, callee))
                    .map(target -> new Target(callee.address().toString(), target))
                    .ifPresent(targets::add);
        }
        return targets;
    }

    /** A full trunk is passed over; help in need is neither counted nor held up by that (SPEC P16). */
    private List<RouteStep> gateways(IncomingCall call, CallPlan.ToNumber plan, List<Trunk> ways) {
        String digits = plan.digits();
        boolean need = plan.destination() instanceof Destination.Emergency;
        List<RouteStep> steps = new ArrayList<>();
        CallerIdentity from = identity(call, domain(call), true);
        for (Trunk trunk : ways) {
            TrunkSeats.Seat seat = need ? null : seats.on(trunk);
            if (seat != null && !seat.isFree()) {
                continue;
            }
            Carrier carrier = new Carrier(trunk.account(), trunk.name());
            for (Gateway gateway : trunk.gateways()) {
                Gateway place = places.apply(gateway);
                String uri = "sip:" + digits + "@" + SipText.host(place.host()) + ":" + place.port() + ";transport="
                        + place.transport().token();
                String to = "sip:" + digits + "@" + SipText.host(gateway.host());
                SipTarget target = new SipTarget(uri, to, from, carrier, seat);
                steps.add(new RouteStep(List.of(new Target(trunk.name(), target)), true));
            }
        }
        return steps;
    }

    /** Trunks for a number, in the order of their names. */
    private List<Trunk> ways(String digits) {
        return trunks.all().stream()
                .filter(trunk -> trunk.enabled() && trunk.matchLength(digits) >= 0)
                .toList();
    }

    /** Help in need costs what it costs (SPEC P16). */
    private List<Trunk> inOrder(IncomingCall call, CallPlan.ToNumber plan, List<Trunk> ways) {
        return call.party() instanceof CallingParty.User caller && plan.destination() instanceof Destination.OffNet
                ? choice.choose(ways, caller.user().account(), plan.digits())
                : BY_PRIORITY.ordered(ways, TrunkOrder.byPrefixAndPriority(plan.digits()));
    }

    private static CallerIdentity identity(IncomingCall call, String domain, boolean leaving) {
        if (call.party() instanceof CallingParty.User caller) {
            SipUser user = caller.user();
            return CallerIdentity.choose(
                    call.claimedUser(),
                    call.claimedName(),
                    user.address().user(),
                    user.address().domain(),
                    user.numbers(),
                    leaving);
        }
        String number =
                DialledNumber.digits(call.claimedUser()).map(d -> "+" + d).orElse("anonymous");
        return new CallerIdentity(number, domain, null);
    }
}
