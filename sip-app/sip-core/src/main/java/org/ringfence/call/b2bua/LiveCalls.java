package org.ringfence.call.b2bua;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.admission.AttemptId;
import org.ringfence.billing.admission.CallAttempt;
import org.ringfence.billing.admission.CreditListener;
import org.ringfence.call.session.CallEvent;
import org.ringfence.call.session.EndCause;

/** The calls that this server is running. */
public final class LiveCalls implements CreditListener {

    private final ConcurrentMap<AttemptId, Call> calls = new ConcurrentHashMap<>();

    /**
     * Adds a call.
     *
     * @throws IllegalStateException if there is one of this id
     */
    public void add(Call call) {
        if (calls.putIfAbsent(call.attempt().id(), call) != null) {
            throw new IllegalStateException("There is a call " + call.attempt().id() + " already");
        }
    }

    /** Removes a call that is over; without effect for one that is not here. */
    public void remove(Call call) {
        calls.remove(call.attempt().id(), call);
    }

    public int count() {
        return calls.size();
    }

    /** Every call as it stands. */
    public List<CallView> list() {
        return calls.values().stream().map(Call::view).toList();
    }

    public Optional<CallView> find(AttemptId id) {
        return Optional.ofNullable(calls.get(id)).map(Call::view);
    }

    /** Hangs up a call; false when there is none of this id. */
    public boolean hangUp(AttemptId id) {
        Call call = calls.get(id);
        if (call == null) {
            return false;
        }
        call.post(new CallEvent.EndDemanded(EndCause.ADMINISTRATOR));
        return true;
    }

    /** Ends the calls that began with such an attempt. */
    public void endThose(Predicate<CallAttempt> which, EndCause cause) {
        calls.values().stream()
                .filter(call -> which.test(call.attempt()))
                .forEach(call -> call.post(new CallEvent.EndDemanded(cause)));
    }

    /** Lets the calls of an account try again to reserve money that they could not have before (SPEC P18). */
    @Override
    public void creditRaised(AccountId account) {
        calls.values().stream()
                .filter(call -> call.attempt().account().equals(account))
                .forEach(call -> call.post(new CallEvent.ToppedUp()));
    }

    /** Ends every call because this server is being stopped. */
    public void endAll() {
        Collection<Call> running = List.copyOf(calls.values());
        running.forEach(call -> call.post(new CallEvent.EndDemanded(EndCause.SHUTDOWN)));
    }
}
