package org.ringfence.policy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Where policies are published, and read by everybody. */
public final class PolicyBoard implements PolicySource {

    private final Map<Class<?>, Policy> policies = new ConcurrentHashMap<>();
    private final List<Entry<?>> listeners = new CopyOnWriteArrayList<>();

    private final AtomicLong version = new AtomicLong();

    private record Entry<P extends Policy>(Class<P> type, Consumer<P> listener) {
        void tell(Policy policy) {
            if (type.isInstance(policy)) {
                listener.accept(type.cast(policy));
            }
        }
    }

    /** A board with the default of every policy. */
    public static PolicyBoard ofDefaults() {
        PolicyBoard board = new PolicyBoard();
        board.publish(AuthenticationPolicy.DEFAULT);
        board.publish(RegistrationPolicy.DEFAULT);
        board.publish(CallPolicy.DEFAULT);
        board.publish(BillingPolicy.DEFAULT);
        board.publish(FirewallPolicy.DEFAULT);
        board.publish(GuessingPolicy.DEFAULT);
        board.publish(BanPolicy.DEFAULT);
        board.publish(UserAgentPolicy.DEFAULT);
        board.publish(HoneypotPolicy.DEFAULT);
        board.publish(ExportPolicy.DEFAULT);
        board.publish(PasswordPolicy.DEFAULT);
        board.publish(BanFeedPolicy.DEFAULT);
        board.publish(DialogPolicy.DEFAULT);
        board.publish(AlertPolicy.DEFAULT);
        board.publish(UpkeepPolicy.DEFAULT);
        board.publish(TracePolicy.DEFAULT);
        board.publish(ExposurePolicy.DEFAULT);
        board.publish(PricePolicy.DEFAULT);
        board.publish(RoutingPolicy.DEFAULT);
        board.publish(CdrPushPolicy.DEFAULT);
        board.publish(FraudPolicy.DEFAULT);
        board.publish(AutoBanPolicy.DEFAULT);
        board.publish(GeographyPolicy.DEFAULT);
        board.publish(DestinationPolicy.DEFAULT);
        board.publish(LimitPolicy.DEFAULT);
        board.publish(CapacityPolicy.DEFAULT);
        board.publish(AddressPolicy.DEFAULT);
        return board;
    }

    /** Puts a policy in force and tells the listeners of its type. */
    public void publish(Policy policy) {
        policies.put(policy.getClass(), policy);
        version.incrementAndGet();
        listeners.forEach(entry -> entry.tell(policy));
    }

    @Override
    public <P extends Policy> P current(Class<P> type) {
        Policy policy = policies.get(type);
        if (policy == null) {
            throw new IllegalArgumentException("There is no policy " + type.getSimpleName());
        }
        return type.cast(policy);
    }

    @Override
    public long version() {
        return version.get();
    }

    @Override
    public <P extends Policy> Listening listen(Class<P> type, Consumer<P> listener) {
        Entry<P> entry = new Entry<>(type, listener);
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }
}
