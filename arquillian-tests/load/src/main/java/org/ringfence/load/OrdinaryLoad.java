package org.ringfence.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/** What honest people do: 40 phones, each at an address of its own, register and call each other. */
final class OrdinaryLoad implements AutoCloseable {

    static final int PHONES = 40;
    private static final int REGISTRATIONS_PER_SECOND = 20;
    private static final int CALLS_PER_SECOND = 10;
    private static final long TALK_MILLIS = 200;

    /** What became of registrations and calls in a time. */
    record Result(Outcomes registrations, Outcomes calls, Outcomes setups) {

        long failed() {
            return registrations.started() - registrations.succeeded() + calls.started() - calls.succeeded();
        }
    }

    private final List<CallScenario> callers = new ArrayList<>();
    private final List<RegisterScenario> registrars = new ArrayList<>();
    private final FixedRate rate;
    private final Phones registering = new Phones("register", registrars);
    private final Phones calling = new Phones("call", callers);
    private int nextRegistration;
    private int nextCall;

    OrdinaryLoad(InetSocketAddress server, Accounts accounts, FixedRate rate, ScheduledExecutorService timer) {
        this.rate = rate;
        for (int i = 0; i < PHONES; i++) {
            String host = "127.0.2." + (i + 1);
            CallScenario phone = new CallScenario(server, host, accounts, "MD5", "", TALK_MILLIS, timer);
            callers.add(phone);
            registrars.add(new RegisterScenario(server, host, accounts, "MD5", phone.calleeAddress()));
        }
    }

    /** The sockets that phones call from. */
    List<UdpPeer> sockets() {
        return callers.stream().map(CallScenario::caller).toList();
    }

    /** All phones register once. */
    void registerAll() throws IOException {
        rate.run(registering, 0, PHONES, Duration.ofSeconds(1));
        nextRegistration += PHONES;
    }

    Result run(Duration time) throws IOException, InterruptedException {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            int registration = nextRegistration;
            int call = nextCall;
            nextRegistration += Math.toIntExact(REGISTRATIONS_PER_SECOND * time.toSeconds());
            nextCall += Math.toIntExact(CALLS_PER_SECOND * time.toSeconds());
            Future<FixedRate.Result> registrations =
                    two.submit(() -> rate.run(registering, registration, REGISTRATIONS_PER_SECOND, time));
            Future<FixedRate.Result> calls = two.submit(() -> rate.run(calling, call, CALLS_PER_SECOND, time));
            return new Result(registrations.get().outcomes(), calls.get().outcomes(), setups());
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The ordinary load broke", broken);
        } finally {
            two.shutdownNow();
        }
    }

    private Outcomes setups() {
        return Outcomes.sum(callers.stream().map(CallScenario::setups).toList());
    }

    @Override
    public void close() throws IOException {
        for (CallScenario caller : callers) {
            caller.close();
        }
        for (RegisterScenario registrar : registrars) {
            registrar.close();
        }
    }

    /** Operations in turn on each phone. */
    private record Phones(String name, List<? extends Scenario> each) implements Scenario {

        @Override
        public void begin(int number) {
            each.get(number % each.size()).begin(number);
        }

        @Override
        public Outcomes outcomes() {
            return Outcomes.sum(each.stream().map(Scenario::outcomes).toList());
        }

        @Override
        public void forget() {
            each.forEach(Scenario::forget);
        }

        @Override
        public void close() {
            // whoever made the scenarios closes them
        }
    }
}
