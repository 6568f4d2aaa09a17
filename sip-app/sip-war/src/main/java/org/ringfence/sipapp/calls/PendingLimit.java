package org.ringfence.sipapp.calls;

import javax.servlet.sip.SipServletRequest;
import org.jspecify.annotations.Nullable;

/** Says whether one more call of the place that an INVITE comes from may wait for an answer (SPEC A17). */
@FunctionalInterface
public interface PendingLimit {

    /** What to do when the call does not wait any more; null if it may not even begin. */
    @Nullable
    Runnable open(SipServletRequest invite);
}
