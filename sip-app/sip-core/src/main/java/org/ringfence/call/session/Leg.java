package org.ringfence.call.session;

/**
 * Names one SIP dialog of a call: the caller's, or one of those that a branch towards the callee has made.
 *
 * @param branch number of the branch towards the callee, from 0; {@value #CALLER_BRANCH} for the caller
 * @param dialog name of the dialog within the branch; a forking proxy behind a branch makes several
 */
public record Leg(int branch, String dialog) {

    static final int CALLER_BRANCH = -1;

    /** The caller's dialog. */
    public static final Leg CALLER = new Leg(CALLER_BRANCH, "");

    /** The side of the call on which this dialog is. */
    public Side side() {
        return branch == CALLER_BRANCH ? Side.CALLER : Side.CALLEE;
    }
}
