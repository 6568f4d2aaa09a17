package org.ringfence.sip.container;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.Locale;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * A received request whose transaction is found by branch, sent-by and method (RFC 3261 section 17.2.3). The stack's own
 * key is the branch alone, so that a request of one sender could swallow that of another; and for a branch of RFC 2543's
 * time, or none, it searches all its transactions, where the key made here takes in what that RFC compares. A copy is a
 * request of ours again, whose responses are matched by our branch.
 */
final class KeyedRequest extends SIPRequest {

    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "z9hG4bK";

    private boolean received = true;
    private @Nullable String key;

    @Override
    public String getTransactionId() {
        if (!received) {
            return super.getTransactionId();
        }
        if (key == null) {
            key = key(getCSeq().getMethod());
        }
        return key;
    }

    /** The key of the INVITE that this CANCEL is about. */
    String keyOfCancelled() {
        return key(Request.INVITE);
    }

    private String key(String method) {
        Via via = getTopmostVia();
        HostPort sentBy = via.getSentBy();
        String branch = via.getBranch();
        StringBuilder text = new StringBuilder(96);
        if (hasCookie(branch)) {
            text.append(branch.toLowerCase(Locale.ROOT));
        } else {
            // the stack takes what begins with the cookie for a key that it need not search for
            text.append("z9hg4bk-2543|")
                    .append(branch)
                    .append('|')
                    .append(getRequestURI())
                    .append('|')
                    .append(getFrom().getTag())
                    .append('|')
                    .append(getCallId().getCallId())
                    .append('|')
                    .append(getCSeq().getSeqNumber());
        }
        return text.append('|')
                .append(sentBy.getHost().getHostname())
                .append(':')
                .append(sentBy.getPort())
                .append('|')
                .append(method.equals(Request.ACK) ? Request.INVITE : method)
                .toString();
    }

    /** Whether its branch is of RFC 3261. */
    boolean hasCookie() {
        return hasCookie(getTopmostVia().getBranch());
    }

    private static boolean hasCookie(@Nullable String branch) {
        return branch != null
                && branch.length() > COOKIE.length()
                && branch.regionMatches(true, 0, COOKIE, 0, COOKIE.length());
    }

    @Override
    public Object clone() {
        KeyedRequest copy = (KeyedRequest) super.clone();
        copy.received = false;
        copy.key = null;
        return copy;
    }
}
