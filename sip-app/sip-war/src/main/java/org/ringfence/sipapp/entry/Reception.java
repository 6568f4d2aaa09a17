package org.ringfence.sipapp.entry;

import java.util.List;
import java.util.Map;
import org.ringfence.call.auth.Approach;
import org.ringfence.call.auth.Identification;
import org.ringfence.call.auth.Identity;
import org.ringfence.call.auth.Outcome;
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
    private final Tickets tickets;

    Reception(Identification identification, RegisterDesk registrations, Perimeter perimeter, Tickets tickets) {
        this.identification = identification;
        this.registrations = registrations;
        this.perimeter = perimeter;
        this.tickets = tickets;
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        Approach approach = Approaches.of(request);
        Identity identity = identification.identify(approach, (user, domain) -> mayTry(request, user, domain));
        EntryLog.LOG.turnedAway(approach, identity);
        if (identity instanceof Identity.User user) {
            return welcome(request, user);
        }
        if (identity instanceof Identity.Challenge challenge) {
            return reply(request, challenge.domain(), challenge.asked()) == Reply.ANSWER
                    ? answer(challenge)
                    : MessageVerdict.DROP;
        }
        if (identity instanceof Identity.Refusal) {
            return reply(request, "", new Outcome.Missing()) == Reply.ANSWER ? FORBIDDEN : MessageVerdict.DROP;
        }
        return identity instanceof Identity.Carrier ? ticket(request, identity) : MessageVerdict.DROP;
    }

    private boolean mayTry(MessageView request, String user, String domain) {
        String account = account(user, domain);
        return !perimeter.isBanned(account, Sightings.contact(request))
                && perimeter.guessing().attempt(Sightings.of(request), account) == Reply.ANSWER;
    }

    private MessageVerdict welcome(MessageView request, Identity.User user) {
        String account = user.user().address().toString();
        perimeter.witness().proved(Sightings.of(request), account, Sightings.target(request));
        return request.method().equals(REGISTER) ? registrations.register(request, user.user()) : ticket(request, user);
    }

    private MessageVerdict ticket(MessageView request, Identity identity) {
        return tickets.issue(request, identity) ? MessageVerdict.PASS : BUSY;
    }

    private Reply reply(MessageView request, String domain, Outcome outcome) {
        if (outcome instanceof Outcome.Stale) {
            return Reply.ANSWER;
        }
        String target = Sightings.target(request);
        if (outcome instanceof Outcome.Bad bad) {
            return perimeter.wrongPassword(
                    Sightings.of(request), account(bad.username(), domain), target, bad.answersChallenge());
        }
        return perimeter.witness().unauthenticated(Sightings.of(request), target);
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
