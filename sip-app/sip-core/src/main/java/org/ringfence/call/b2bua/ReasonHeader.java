package org.ringfence.call.b2bua;

import org.jspecify.annotations.Nullable;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Side;

/** The Reason header of the BYE or CANCEL that ends a call (RFC 3326). */
public final class ReasonHeader {

    private ReasonHeader() {}

    /**
     * The value for one party, or null for none. Only the caller, who pays, learns that the money is used up.
     *
     * @param cause why the call ends
     * @param side who gets the message
     */
    public static @Nullable String of(EndCause cause, Side side) {
        return switch (cause) {
            case MONEY_EXHAUSTED -> side == Side.CALLER ? sip(402, "Payment Required") : q850(31);
            case CALLER_HUNG_UP, CALLEE_HUNG_UP -> q850(16);
            case TOO_LONG, RESERVATION_LOST, ADMINISTRATOR, NOT_ACKNOWLEDGED, ABUSED -> q850(31);
            case PARTY_LOST -> q850(102);
            case SHUTDOWN, INTERNAL_FAILURE -> q850(41);
            case CANCELLED, NOT_ADMITTED, UNROUTABLE, REFUSED_BY_CALLEE, NO_ANSWER, NO_PROGRESS -> null;
        };
    }

    /** The value of the CANCEL that tells a phone that another one has answered, so that no missed call is shown. */
    public static String answeredElsewhere() {
        return sip(200, "Call completed elsewhere");
    }

    private static String sip(int status, String text) {
        return "SIP;cause=" + status + ";text=\"" + text + "\"";
    }

    private static String q850(int cause) {
        return "Q.850;cause=" + cause;
    }
}
