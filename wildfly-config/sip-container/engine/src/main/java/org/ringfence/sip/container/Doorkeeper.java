package org.ringfence.sip.container;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sip.message.Request;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageVerdict.Answer;

/** Decides, before any transaction exists, whether a parsed message reaches the stack. */
final class Doorkeeper {

    private static final Set<String> NEVER_OFFERED = Set.of(Request.ACK, Request.CANCEL, Request.BYE, Request.PRACK);
    private static final Set<String> ONLY_IN_DIALOGS = Set.of(Request.BYE, Request.PRACK);
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

    /** RFC 3261 sections 9.2 and 12.2.2: there is nothing that this request could end or confirm. */
    void answerUnknown(SIPRequest request, MessageChannel channel) {
        if (gates.isInService()) {
            answers.send(request, channel, UNKNOWN);
            ParsedRequest stray = new ParsedRequest(request, channel);
            gates.tellMalformed(
                    stray.transport(), channel.getPeerPacketSourceAddress(), channel.getPeerPacketSourcePort());
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
}
