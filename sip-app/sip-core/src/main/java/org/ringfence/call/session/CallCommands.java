package org.ringfence.call.session;

import java.time.Duration;
import java.time.Instant;

/** Carries out the commands of a call; one method for each, documented at {@link CallCommand}. */
public interface CallCommands extends SipCommands {

    void admit();

    void route();

    void extend(int ordinal, Instant answeredAt);

    void settle(Instant answeredAt, CallEnd end);

    void abandon(CallEnd end);

    void arm(TimerKind kind, Duration after);

    void disarm(TimerKind kind);

    void disarmAll();

    void finish(CallEnd end);
}
