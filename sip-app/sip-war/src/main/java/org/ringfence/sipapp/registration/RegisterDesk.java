package org.ringfence.sipapp.registration;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.b2bua.RefusalAnswers;
import org.ringfence.call.registrar.Binding;
import org.ringfence.call.registrar.ContactHeaders;
import org.ringfence.call.registrar.RegisterOutcome;
import org.ringfence.call.registrar.RegisterRequest;
import org.ringfence.call.registrar.RegisterRequest.Change;
import org.ringfence.call.registrar.RegisterRequest.Source;
import org.ringfence.call.registrar.Registrar;
import org.ringfence.call.routing.SipTransport;
import org.ringfence.call.routing.SipUser;
import org.ringfence.sip.spi.MessageVerdict.Answer;
import org.ringfence.sip.spi.MessageView;

/** Maps the REGISTER requests of authenticated users to the registrar, and its outcome to an answer. */
public final class RegisterDesk {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int USER_AGENT_LONGEST = 200;
    private static final long CSEQ_MOST = Integer.MAX_VALUE;
    private static final Answer MALFORMED = new Answer(400, "Bad Request");
    private static final Answer TOO_MANY = new Answer(403, "Too Many Contacts");
    private static final Answer FULL = new Answer(
            503,
            "Service Unavailable",
            Map.of("Retry-After", List.of(Long.toString(RefusalAnswers.RETRY_AFTER.toSeconds()))));
    private static final Answer OUT_OF_ORDER = new Answer(500, "Request Out Of Order");

    private final Registrar registrar;
    private final BiConsumer<SipUser, Binding> reached;

    /** @param reached hears of each contact that a REGISTER set, as often as it is set */
    public RegisterDesk(Registrar registrar, BiConsumer<SipUser, Binding> reached) {
        this.registrar = registrar;
        this.reached = reached;
    }

    /** Carries out a REGISTER of this user for its own address. */
    public Answer register(MessageView request, SipUser user) {
        Change change = ContactHeaders.read(request.headers("Contact"));
        long cseq = sequence(request.header("CSeq"));
        if (change == null || cseq < 0) {
            return MALFORMED;
        }
        RegisterOutcome outcome = registrar.register(new RegisterRequest(
                user.address(),
                request.callId(),
                cseq,
                change,
                ContactHeaders.seconds(request.header("Expires")),
                new Source(
                        SipTransport.valueOf(request.transport().name()),
                        request.source().toInetAddress().getHostAddress(),
                        request.source().port()),
                request.headers("Path"),
                shortened(request.header("User-Agent"))));
        if (outcome instanceof RegisterOutcome.Registered registered) {
            registered.bindings().stream()
                    .filter(binding -> binding.callId().equals(request.callId()) && binding.cseq() == cseq)
                    .forEach(binding -> reached.accept(user, binding));
        }
        return answer(outcome);
    }

    /** The number in a CSeq header; -1 if it is none, or beyond 2^31-1 (RFC 3261 section 8.1.1.5). */
    private static long sequence(@Nullable String header) {
        int space = header == null ? -1 : header.strip().indexOf(' ');
        if (header == null || space < 0) {
            return -1;
        }
        long number = ContactHeaders.seconds(header.strip().substring(0, space)).orElse(-1);
        return number <= CSEQ_MOST ? number : -1;
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= USER_AGENT_LONGEST ? text : text.substring(0, USER_AGENT_LONGEST);
    }

    private static Answer answer(RegisterOutcome outcome) {
        if (outcome instanceof RegisterOutcome.Registered registered) {
            Instant now = registered.at();
            List<String> date = List.of(DATE.format(now));
            List<String> contacts = registered.bindings().stream()
                    .map(binding -> ContactText.of(binding, now))
                    .toList();
            return new Answer(
                    200, "OK", contacts.isEmpty() ? Map.of("Date", date) : Map.of("Contact", contacts, "Date", date));
        }
        if (outcome instanceof RegisterOutcome.TooBrief brief) {
            List<String> shortest = List.of(Long.toString(brief.shortest().toSeconds()));
            return new Answer(423, "Interval Too Brief", Map.of("Min-Expires", shortest));
        }
        if (outcome instanceof RegisterOutcome.TooManyContacts) {
            return TOO_MANY;
        }
        if (outcome instanceof RegisterOutcome.Full) {
            return FULL;
        }
        return outcome instanceof RegisterOutcome.OutOfOrder ? OUT_OF_ORDER : MALFORMED;
    }
}
