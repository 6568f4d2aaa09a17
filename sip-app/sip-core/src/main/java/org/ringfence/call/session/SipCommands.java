package org.ringfence.call.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Carries out those commands of a call that send SIP messages; each is documented at {@link CallCommand}. */
public interface SipCommands {

    void invite(int branch, Target target, @Nullable Body offer);

    void cancel(int branch, boolean elsewhere);

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
}
