package org.ringfence.call.b2bua;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Leg;
import org.ringfence.call.session.Rejection;
import org.ringfence.call.session.RelayMethod;
import org.ringfence.call.session.Side;
import org.ringfence.call.session.SipCommands;
import org.ringfence.call.session.Target;

/** Sends the messages of a call, where its caller or some of its branches may be another call of this server (SPEC E3). */
public final class JoinedSip implements SipCommands {

    private final SipCommands sip;
    private final @Nullable Junction caller;
    private volatile List<Junction> branches = List.of();

    /** Of a call whose caller is a device. */
    public JoinedSip(SipCommands sip) {
        this(sip, null);
    }

    private JoinedSip(SipCommands sip, @Nullable Junction caller) {
        this.sip = sip;
        this.caller = caller;
    }

    /**
     * Joins a branch of this call to another one that goes on from there.
     *
     * @param first the call whose messages this sends
     * @param onward what sends the messages of the other call to its callee
     * @param second takes the events of the other call, from its first command on
     * @return what sends the messages of the other call
     */
    public JoinedSip join(int branch, Call first, SipCommands onward, Onward second) {
        Junction junction = new Junction(branch, first::post, second::post);
        synchronized (this) {
            List<Junction> more = new ArrayList<>(branches);
            more.add(junction);
            branches = List.copyOf(more);
        }
        return new JoinedSip(onward, junction);
    }

    private @Nullable Junction of(int branch) {
        for (Junction junction : branches) {
            if (junction.branch() == branch) {
                return junction;
            }
        }
        return null;
    }

    private void anyBranch(Predicate<Junction> takes) {
        for (Junction junction : branches) {
            if (takes.test(junction)) {
                return;
            }
        }
    }

    @Override
    public void invite(int branch, Target target, @Nullable Body offer) {
        sip.invite(branch, target, offer);
    }

    @Override
    public void cancel(int branch, boolean elsewhere) {
        Junction junction = of(branch);
        if (junction == null) {
            sip.cancel(branch, elsewhere);
        } else {
            junction.cancel();
        }
    }

    @Override
    public void acknowledge(Leg leg, @Nullable Body body) {
        Junction junction = of(leg.branch());
        if (junction == null) {
            sip.acknowledge(leg, body);
        } else {
            junction.acknowledge(body);
        }
    }

    @Override
    public void hangUp(Leg leg, EndCause cause) {
        Junction junction = junction(leg);
        if (junction == null) {
            sip.hangUp(leg, cause);
        } else if (leg.side() == Side.CALLER) {
            junction.calleeHungUp();
        } else {
            junction.callerHungUp();
        }
    }

    private @Nullable Junction junction(Leg leg) {
        return leg.side() == Side.CALLER ? caller : of(leg.branch());
    }

    @Override
    public void ring(int status, @Nullable Body body) {
        if (caller == null) {
            sip.ring(status, body);
        } else {
            caller.ring(status, body);
        }
    }

    @Override
    public void answer(@Nullable Body body) {
        if (caller == null) {
            sip.answer(body);
        } else {
            caller.answer(body);
        }
    }

    @Override
    public void reject(Rejection rejection, EndCause cause) {
        if (caller == null) {
            sip.reject(rejection, cause);
        } else {
            caller.reject(rejection, cause);
        }
    }

    @Override
    public void passRequest(long id, Leg to, RelayMethod method, @Nullable Body body) {
        Junction junction = junction(to);
        if (junction == null) {
            sip.passRequest(id, to, method, body);
        } else if (to.side() == Side.CALLER) {
            junction.passBackward(id, method, body);
        } else {
            junction.passForward(id, method, body);
        }
    }

    /** Whoever keeps the messages hears of requests of other calls too, and forgets them. */
    @Override
    public void answerRequest(long id, int status, @Nullable Body body, Duration retryAfter) {
        boolean ofCaller = caller != null && caller.answerForward(id, status, body);
        if (!ofCaller) {
            anyBranch(junction -> junction.answerBackward(id, status, body));
        }
        sip.answerRequest(id, status, body, retryAfter);
    }

    @Override
    public void acknowledgeRequest(long id, @Nullable Body body) {
        boolean ofCallee = caller != null && caller.acknowledgeBackward(id, body);
        if (!ofCallee) {
            anyBranch(junction -> junction.acknowledgeForward(id, body));
        }
        sip.acknowledgeRequest(id, body);
    }

    @Override
    public void cancelRequest(long id) {
        boolean ofCallee = caller != null && caller.cancelBackward(id);
        if (!ofCallee) {
            anyBranch(junction -> junction.cancelForward(id));
        }
        sip.cancelRequest(id);
    }

    /** Sessions are refreshed with devices alone. */
    @Override
    public void refresh(Leg leg) {
        if (junction(leg) == null) {
            sip.refresh(leg);
        }
    }
}
