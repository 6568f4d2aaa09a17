package org.ringfence.call.b2bua;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.CallCommands;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Leg;
import org.ringfence.call.session.Rejection;
import org.ringfence.call.session.RelayMethod;
import org.ringfence.call.session.SipCommands;
import org.ringfence.call.session.Target;

/** Hands those commands that send messages to another. */
abstract class DelegatedSip implements CallCommands {

    private final SipCommands sip;

    DelegatedSip(SipCommands sip) {
        this.sip = sip;
    }

    @Override
    public void invite(int branch, Target target, @Nullable Body offer) {
        sip.invite(branch, target, offer);
    }

    @Override
    public void cancel(int branch, boolean elsewhere) {
        sip.cancel(branch, elsewhere);
    }

    @Override
    public void acknowledge(Leg leg, @Nullable Body body) {
        sip.acknowledge(leg, body);
    }

    @Override
    public void hangUp(Leg leg, EndCause cause) {
        sip.hangUp(leg, cause);
    }

    @Override
    public void ring(int status, @Nullable Body body) {
        sip.ring(status, body);
    }

    @Override
    public void answer(@Nullable Body body) {
        sip.answer(body);
    }

    @Override
    public void reject(Rejection rejection, EndCause cause) {
        sip.reject(rejection, cause);
    }

    @Override
    public void passRequest(long id, Leg to, RelayMethod method, @Nullable Body body) {
        sip.passRequest(id, to, method, body);
    }

    @Override
    public void answerRequest(long id, int status, @Nullable Body body, Duration retryAfter) {
        sip.answerRequest(id, status, body, retryAfter);
    }

    @Override
    public void acknowledgeRequest(long id, @Nullable Body body) {
        sip.acknowledgeRequest(id, body);
    }

    @Override
    public void cancelRequest(long id) {
        sip.cancelRequest(id);
    }

    @Override
    public void refresh(Leg leg) {
        sip.refresh(leg);
    }
}
