package org.ringfence.call.session;

/** What a failure of one party means for the other. */
public final class FinalAnswers {

    private FinalAnswers() {}

    /**
     * The status that the other party is told. A redirection that was not followed is not passed on (SPEC E3), a challenge
     * of a trunk is this server's problem and not the caller's, and a 487 of a callee that nobody cancelled means that
     * it is not available. Everything else is passed on by its number; texts and headers never are.
     */
    public static int toOtherParty(int status) {
        if (status < 400 || status > 699 || status == 487) {
            return 480;
        }
        return switch (status) {
            case 401, 407, 494 -> 502;
            case 482, 483, 505 -> 500;
            default -> status;
        };
    }

    /** The better of two failures for the caller (RFC 3261 16.7): 6xx, else the lowest class, else the first. */
    static int better(int best, int status) {
        if (best == 0 || status >= 600) {
            return status;
        }
        if (best >= 600) {
            return best;
        }
        return status / 100 < best / 100 ? status : best;
    }

    /** Whether this answer to a request within a dialog ends the dialog (RFC 3261 12.2.1.2). */
    static boolean saysPartyIsGone(int status) {
        return status == 481 || status == 408;
    }
}
