package org.ringfence.call.session;

import java.util.List;

/**
 * The outcome of one event.
 *
 * @param state the call afterwards
 * @param commands what is to be done, in this order
 */
public record Transition(CallState state, List<CallCommand> commands) {

    public Transition {
        commands = List.copyOf(commands);
    }
}
