package org.ringfence.sipapp.entry;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.ringfence.call.auth.Approach;
import org.ringfence.call.auth.Identification;
import org.ringfence.call.auth.Identity;
import org.ringfence.call.auth.Outcome;
import org.ringfence.call.routing.SipUser;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.evidence.Reply;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageVerdict.Answer;
import org.ringfence.sip.spi.MessageView;
import org.ringfence.sipapp.perimeter.Sightings;
import org.ringfence.sipapp.registration.RegisterDesk;

/**
 * Finds out who sends a request, and answers what needs no transaction: requests without a proof of identity, because
 * nonces need no memory, and all REGISTER requests, because the registrar answers at once. A REGISTER whose answer got
 * lost is repeated with a nonce count that was taken, is told that its nonce is stale, and registers again. What a
 * stranger does is told to the perimeter, which says whether it gets an answer.
 */
public final class Reception implements MessageGate {

    private static final Answer FORBIDDEN = new Answer(403, "Forbidden");
    private static final Answer BUSY = new Answer(503, "Service Unavailable", Map.of("Retry-After", List.of("5")));
    private static final String REGISTER = "REGISTER";

    private final Identification identification;
    private final RegisterDesk registrations;
    private final Perimeter perimeter;
    private final BiPredicate<SipUser, String> mayCall;
    private final Consumer<SipUser> used;
    private final Tickets tickets;
    private final TurnedAwayCalls turnedAway;

    Reception(
            Identification identification,
            RegisterDesk registrations,
            Perimeter perimeter,
            BiPredicate<SipUser, String> mayCall,
            Consumer<SipUser> used,
            Tickets tickets,
            TurnedAwayCalls turnedAway) {
        this.identification = identification;
        this.registrations = registrations;
        this.perimeter = perimeter;
        this.mayCall = mayCall;
        this.used = used;
        this.tickets = tickets;
        this.turnedAway = turnedAway;
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        Approach approach = Approaches.of(request);
        Identity identity = identification.identify(approach, (user, domain) -> mayTry(request, user, domain));
        EntryLog.LOG.turnedAway(approach, identity);
        turnedAway.look(request, approach, identity);
        if (identity instanceof Identity.User user) {
            return welcome(request, approach, user);
        }
        if (identity instanceof Identity.Challenge challenge) {
            return reply(request, approach, challenge) == Reply.ANSWER ? answer(challenge) : MessageVerdict.DROP;
        }
        if (identity instanceof Identity.Refusal refusal) {
            Reply reply = refusal.cause() == Identity.Cause.FOREIGN_DOMAIN
                    ? perimeter.foreign(Sightings.of(request), Sightings.target(request))
                    : perimeter.witness().unauthenticated(Sightings.of(request), Sightings.target(request));
            return reply == Reply.ANSWER ? FORBIDDEN : MessageVerdict.DROP;
        }
        return identity instanceof Identity.Carrier ? ticket(request, identity) : MessageVerdict.DROP;
    }

    /** Whoever tries a honeypot is always heard: it is banned for its first answer. */
    private boolean mayTry(MessageView request, String user, String domain) {
        String account = account(user, domain);
        return perimeter.honeypots().isAccount(account) || mayTry(request, account);
    }

    private boolean mayTry(MessageView request, String account) {
        return !perimeter.isBanned(account, Sightings.contact(request))
                && perimeter.guessing().attempt(Sightings.of(request), account) == Reply.ANSWER;
    }

    private MessageVerdict welcome(MessageView request, Approach approach, Identity.User user) {
        String account = user.user().address().toString();
        String target = Sightings.target(request);
        if (perimeter.honeypots().touched(Sightings.of(request), account, "")) {
            return MessageVerdict.DROP;
        }
        if (request.method().equals("INVITE") && !mayCall.test(user.user(), target)) {
            turnedAway.barred(request, approach, target);
            return FORBIDDEN;
        }
        if (user.user().signIn().byPassword() || request.transport().isConnectionOriented()) {
            perimeter.witness().proved(Sightings.of(request), account, target);
        }
        used.accept(user.user());
        return request.method().equals(REGISTER) ? registrations.register(request, user.user()) : ticket(request, user);
    }

    private MessageVerdict ticket(MessageView request, Identity identity) {
        return tickets.issue(request, identity) ? MessageVerdict.PASS : BUSY;
    }

    private Reply reply(MessageView request, Approach approach, Identity.Challenge challenge) {
        Outcome outcome = challenge.asked();
        if (outcome instanceof Outcome.Stale) {
            return Reply.ANSWER;
        }
        String target = Sightings.target(request);
        if (outcome instanceof Outcome.Bad bad) {
            String claimed = account(bad.username(), challenge.domain());
            return perimeter.wrongPassword(Sightings.of(request), claimed, target, bad.answersChallenge());
        }
        String claimed = (approach.isRegister() ? approach.to() : approach.from()).user();
        return perimeter.stranger(Sightings.of(request), account(claimed, challenge.domain()), target);
    }

    private static Answer answer(Identity.Challenge challenge) {
        String reason = challenge.status() == 401 ? "Unauthorized" : "Proxy Authentication Required";
        return new Answer(challenge.status(), reason, Map.of(challenge.header(), challenge.values()));
    }

    /** Both names that a user may answer by stand for one account, so that guesses at either are counted together. */
    private static String account(String username, String domain) {
        return username.endsWith('@' + domain) ? username : username + '@' + domain;
    }
}
