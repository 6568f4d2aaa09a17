package org.ringfence.call.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The session timers of both parties, each with its own terms (RFC 4028, SPEC B6). */
final class SessionTimers {

    /** RFC 3261 14.1 lets the owner of the Call-ID wait 2.1 to 4 s after a 491. */
    private static final Duration AFTER_GLARE = Duration.ofSeconds(3);

    private SessionTimers() {}

    static void agree(Draft draft, Side side, @Nullable SessionTerms terms) {
        draft.disarm(TimerKind.refresh(side));
        draft.disarm(TimerKind.expiry(side));
        if (terms == null) {
            draft.terms.remove(side);
            return;
        }
        draft.terms.put(side, terms);
        if (terms.weRefresh()) {
            draft.arm(TimerKind.refresh(side), terms.refreshAfter());
        } else {
            draft.arm(TimerKind.expiry(side), terms.expiresAfter());
        }
    }

    static void refreshDue(Draft draft, Side side) {
        if (draft.end != null || !draft.terms.containsKey(side)) {
            return;
        }
        boolean busy = draft.phase != CallState.Phase.TALKING
                || draft.refreshing.contains(side)
                || RelayStage.isOfferOpen(draft);
        if (busy) {
            draft.arm(TimerKind.refresh(side), AFTER_GLARE);
            return;
        }
        draft.refreshing.add(side);
        draft.command(new CallCommand.Refresh(draft.leg(side)));
    }

    static void refreshed(Draft draft, Side side, int status) {
        draft.refreshing.remove(side);
        SessionTerms terms = draft.terms.get(side);
        if (draft.end != null || terms == null) {
            return;
        }
        if (FinalAnswers.saysPartyIsGone(status)) {
            Ending.end(draft, EndCause.PARTY_LOST);
        } else {
            draft.arm(TimerKind.refresh(side), status == 491 ? AFTER_GLARE : terms.refreshAfter());
        }
    }
}
