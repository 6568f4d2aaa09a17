package org.ringfence.call.b2bua;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.session.Body;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.EndCause;
import org.ringfence.call.session.Leg;
import org.ringfence.call.session.Rejection;
import org.ringfence.call.session.RelayMethod;

/**
 * Where a branch of one call goes on as another call of this server, which has an account, a record and limits of its own:
 * what the first call would send to the callee of the branch is what the second one hears of its caller, and the other way
 * round.
 */
final class Junction {

    private static final int CANCELLED = 487;
    private static final int UNAVAILABLE = 480;
    private static final String DIALOG = "onward";

    /** Names of requests that come over a junction, apart from those of messages, which are positive. */
    private static final AtomicLong NAMES = new AtomicLong();

    private final Leg leg;
    private final Consumer<CallEvent> first;
    private final Consumer<CallEvent> second;
    private final Names forward = new Names();
    private final Names backward = new Names();

    /** Requests that one call handed to the other: each names them in its own way. */
    private static final class Names {
        private final Map<Long, Long> there = new ConcurrentHashMap<>();
        private final Map<Long, Long> back = new ConcurrentHashMap<>();

        long handOver(long id) {
            long name = NAMES.decrementAndGet();
            there.put(id, name);
            back.put(name, id);
            return name;
        }
    }

    /**
     * Joins them.
     *
     * @param branch of the first call
     * @param first takes events of the first call
     * @param second takes events of the second call
     */
    Junction(int branch, Consumer<CallEvent> first, Consumer<CallEvent> second) {
        this.leg = new Leg(branch, DIALOG);
        this.first = first;
        this.second = second;
    }

    int branch() {
        return leg.branch();
    }

    void ring(int status, @Nullable Body body) {
        first.accept(new CallEvent.Progress(leg.branch(), leg.dialog(), status, body));
    }

    void answer(@Nullable Body body) {
        first.accept(new CallEvent.Answered(leg.branch(), leg.dialog(), body, null));
    }

    /** What the owner of the second call may not do is told by its record, and nothing of the first caller's. */
    void reject(Rejection rejection, EndCause cause) {
        boolean byOthers =
                cause == EndCause.REFUSED_BY_CALLEE || cause == EndCause.NO_ANSWER || cause == EndCause.NO_PROGRESS;
        first.accept(new CallEvent.Failed(leg.branch(), byOthers ? rejection.status() : UNAVAILABLE));
    }

    void calleeHungUp() {
        first.accept(new CallEvent.HungUp(leg));
    }

    void acknowledge(@Nullable Body body) {
        second.accept(new CallEvent.CallerAcknowledged(body));
    }

    /** The second call may have been answered at the same moment: then it is hung up. */
    void cancel() {
        second.accept(new CallEvent.CallerCancelled());
        second.accept(new CallEvent.HungUp(Leg.CALLER));
        first.accept(new CallEvent.Failed(leg.branch(), CANCELLED));
    }

    void callerHungUp() {
        second.accept(new CallEvent.HungUp(Leg.CALLER));
    }

    /** Hands a request of the caller on to the second call. */
    void passForward(long id, RelayMethod method, @Nullable Body body) {
        second.accept(new CallEvent.Request(forward.handOver(id), Leg.CALLER, method, body));
    }

    /** Hands a request of the callee back to the first call. */
    void passBackward(long id, RelayMethod method, @Nullable Body body) {
        first.accept(new CallEvent.Request(backward.handOver(id), leg, method, body));
    }

    /** Answers a request of the caller, if it is one that came over this junction. */
    boolean answerForward(long name, int status, @Nullable Body body) {
        return told(forward.back.get(name), first, id -> new CallEvent.RequestAnswered(id, status, body));
    }

    /** Answers a request of the callee, if it is one that came over this junction. */
    boolean answerBackward(long name, int status, @Nullable Body body) {
        return told(backward.back.get(name), second, id -> new CallEvent.RequestAnswered(id, status, body));
    }

    boolean acknowledgeForward(long id, @Nullable Body body) {
        return told(forward.there.get(id), second, name -> new CallEvent.RequestAcknowledged(name, body));
    }

    boolean acknowledgeBackward(long id, @Nullable Body body) {
        return told(backward.there.get(id), first, name -> new CallEvent.RequestAcknowledged(name, body));
    }

    boolean cancelForward(long id) {
        return told(forward.there.get(id), second, CallEvent.RequestCancelled::new);
    }

    boolean cancelBackward(long id) {
        return told(backward.there.get(id), first, CallEvent.RequestCancelled::new);
    }

    private interface Naming {
        CallEvent of(long name);
    }

    private static boolean told(@Nullable Long name, Consumer<CallEvent> call, Naming event) {
        if (name != null) {
            call.accept(event.of(name));
        }
        return name != null;
    }
}
