package org.ringfence.call.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of a call; one method for each, documented at {@link CallCommand}. */
public interface CallCommands {

    void admit();

    void route();

    void extend(int ordinal, Instant answeredAt);

    void settle(Instant answeredAt, CallEnd end);

    void abandon(CallEnd end);

    void invite(int branch, Target target, @Nullable Body offer);

    void cancel(int branch);

    void acknowledge(Leg leg, @Nullable Body body);

    void hangUp(Leg leg, EndCause cause);

    void ring(int status, @Nullable Body body);

    void answer(@Nullable Body body);

    void reject(Rejection rejection, EndCause cause);

    void passRequest(long id, Leg to, RelayMethod method, @Nullable Body body);

    void answerRequest(long id, int status, @Nullable Body body, Duration retryAfter);

    void acknowledgeRequest(long id, @Nullable Body body);

    void cancelRequest(long id);

    void refresh(Leg leg);

    void arm(TimerKind kind, Duration after);

    void disarm(TimerKind kind);

    void disarmAll();

    void finish(CallEnd end);
}
