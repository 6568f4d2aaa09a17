package org.ringfence.sip.container;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sip.message.Request;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageVerdict.Answer;

/** Decides, before any transaction exists, whether a parsed message reaches the stack. */
final class Doorkeeper {

    private static final String COOKIE = "z9hG4bK";
    private static final Set<String> NEVER_OFFERED = Set.of(Request.ACK, Request.CANCEL, Request.BYE, Request.PRACK);
    private static final Set<String> NEVER_ANSWERED = Set.of(Request.ACK, Request.CANCEL);
    private static final Set<String> ONLY_IN_DIALOGS = Set.of(Request.BYE, Request.PRACK);
    private static final Answer OLD_STYLE = new Answer(400, "Branch Lacks z9hG4bK");
    private static final Answer UNKNOWN = new Answer(481, "Call/Transaction Does Not Exist");
    private static final Answer OVERLOADED =
            new Answer(503, "Service Unavailable", Map.of("Retry-After", List.of("10")));

    private final Gates gates;
    private final StackStatistics statistics;
    private final StatelessAnswers answers;
    private final int maximumTransactions;

    Doorkeeper(Gates gates, StackStatistics statistics, StatelessAnswers answers, int maximumTransactions) {
        this.gates = gates;
        this.statistics = statistics;
        this.answers = answers;
        this.maximumTransactions = maximumTransactions;
    }

    /**
     * Whether the request goes on.
     *
     * @param transactions how many server transactions there are
     * @param known whether the request belongs to one of them
     */
    boolean admits(SIPRequest request, MessageChannel channel, int transactions, boolean known) {
        if (!gates.isInService()) {
            statistics.droppedOutOfService.increment();
            return false;
        }
        if (known) {
            return true;
        }
        String method = request.getMethod();
        if (request.getTo().getTag() == null && ONLY_IN_DIALOGS.contains(method)) {
            answerUnknown(request, channel);
            return false;
        }
        if (NEVER_OFFERED.contains(method) || request.getTo().getTag() != null) {
            return true;
        }
        if (transactions >= maximumTransactions) {
            statistics.droppedByOverload.increment();
            answers.send(request, channel, OVERLOADED);
            return false;
        }
        return obey(gates.judge(new ParsedRequest(request, channel)), request, channel);
    }

    /** Refuses what would make the stack search all its transactions, as one without a branch of RFC 3261 does. */
    boolean refusesOldStyle(SIPRequest request, MessageChannel channel) {
        if (hasCookie(request.getTopmostVia())) {
            return false;
        }
        statistics.malformed.increment();
        if (gates.isInService() && !NEVER_ANSWERED.contains(request.getMethod())) {
            answers.send(request, channel, OLD_STYLE);
        }
        return true;
    }

    /** All our branches have the cookie, so a response without it answers nothing of ours. */
    boolean refusesOldStyle(SIPResponse response) {
        if (hasCookie(response.getTopmostVia())) {
            return false;
        }
        statistics.malformed.increment();
        return true;
    }

    /** RFC 3261 sections 9.2 and 12.2.2: there is nothing that this request could end or confirm. */
    void answerUnknown(SIPRequest request, MessageChannel channel) {
        if (gates.isInService()) {
            answers.send(request, channel, UNKNOWN);
        }
    }

    private boolean obey(MessageVerdict verdict, SIPRequest request, MessageChannel channel) {
        if (verdict instanceof Answer answer) {
            answers.send(request, channel, answer);
            return false;
        }
        if (verdict == MessageVerdict.PASS) {
            return true;
        }
        statistics.droppedByMessageGate.increment();
        return false;
    }

    private static boolean hasCookie(Via via) {
        String branch = via.getBranch();
        return branch != null
                && branch.length() > COOKIE.length()
                && branch.regionMatches(true, 0, COOKIE, 0, COOKIE.length());
    }
}
