package org.ringfence.call.session;

import org.jspecify.annotations.Nullable;

/**
 * One INVITE towards the callee.
 *
 * @param number its number within the call, from 0
 * @param state how far it has come
 * @param dialog the dialog that spoke last, null before the first answer that made one
 */
public record Branch(int number, State state, @Nullable String dialog) {

    /** The life of a branch. */
    public enum State {
        /** Sent, no progress yet. */
        INVITED,
        /** A provisional answer above 100 has come. */
        RINGING,
        /** Given up; its final answer is awaited, and a 200 is still possible. */
        CANCELLING,
        /** Answered with 200, the ACK waits for the caller's because it must carry the SDP answer. */
        ANSWERED,
        /** Answered and acknowledged. */
        CONFIRMED,
        /** Nothing more will come and nothing more is to be sent. */
        DONE
    }

    static Branch invited(int number) {
        return new Branch(number, State.INVITED, null);
    }

    Branch in(State next) {
        return new Branch(number, next, dialog);
    }

    Branch speaking(String name) {
        return new Branch(number, state, name);
    }

    boolean isRinging() {
        return state == State.INVITED || state == State.RINGING;
    }

    boolean isUp() {
        return state == State.ANSWERED || state == State.CONFIRMED;
    }

    Leg leg() {
        if (dialog == null) {
            throw new IllegalStateException("branch " + number + " has no dialog yet");
        }
        return new Leg(number, dialog);
    }
}
