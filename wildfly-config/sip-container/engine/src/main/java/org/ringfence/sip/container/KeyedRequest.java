package org.ringfence.sip.container;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.Locale;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * A received request whose transaction is found by branch, sent-by and method (RFC 3261 section 17.2.3). The stack's own
 * key is the branch alone, so that a request of one sender could swallow that of another. A copy is a request of ours
 * again, whose responses are matched by our branch.
 */
final class KeyedRequest extends SIPRequest {

    private static final long serialVersionUID = 1L;

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
        String invite = method.equals(Request.ACK) ? Request.INVITE : method;
        return via.getBranch().toLowerCase(Locale.ROOT)
                + '|'
                + sentBy.getHost().getHostname()
                + ':'
                + sentBy.getPort()
                + '|'
                + invite;
    }

    @Override
    public Object clone() {
        KeyedRequest copy = (KeyedRequest) super.clone();
        copy.received = false;
        copy.key = null;
        return copy;
    }
}
