package org.ringfence.call.b2bua;

import org.ringfence.billing.admission.Talk;
import org.ringfence.call.session.CallEnd;

/**
 * The money side of calls, off the threads that carry SIP: each method returns at once and posts its outcome to the
 * call as an event when it is known.
 */
public interface CallDesk {

    /** Posts Admitted or NotAdmitted. */
    void admit(Call call);

    /** Posts Extended, Exhausted, ReservationLost or ExtensionFailed. */
    void extend(Call call, int ordinal, Talk talk);

    /** Charges an answered call; posts Accounted. */
    void settle(Call call, Talk talk, CallEnd end);

    /** Releases what was reserved for a call that was not answered; posts Accounted. */
    void abandon(Call call, CallEnd end);
}
