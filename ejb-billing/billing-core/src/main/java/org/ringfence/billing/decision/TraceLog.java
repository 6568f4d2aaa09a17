package org.ringfence.billing.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps the latest decisions of this node in memory (SPEC Q3). Calls that were turned away at the door, which strangers
 * can make many of, have a quarter of the room to themselves, and never push out those of customers.
 */
public final class TraceLog implements DecisionListener {

    private static final int SHARES = 4;

    private final Supplier<Bounds> bounds;
    private final LongSupplier configuration;
    private final InstantSource clock;
    private final TraceRing calls = new TraceRing();
    private final TraceRing door = new TraceRing();

    /**
     * How much is kept; whatever is reached first drops the oldest.
     *
     * @param most traces, 0 for none
     * @param keep for how long
     * @param bytes of memory, about
     */
    public record Bounds(int most, Duration keep, long bytes) {

        private Bounds share(int part) {
            return new Bounds((int) ((long) most * part / SHARES), keep, bytes * part / SHARES);
        }
    }

    /**
     * An empty log.
     *
     * @param bounds asked for each trace
     * @param configuration tells the version of the policies
     */
    public TraceLog(Supplier<Bounds> bounds, LongSupplier configuration, InstantSource clock) {
        this.bounds = bounds;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    public void decided(Decision decision) {
        Bounds now = bounds.get();
        calls.add(Trace.of(decision, configuration.getAsLong()), now.share(SHARES - 1));
    }

    /**
     * Keeps a call that was turned away before it was known who pays for it.
     *
     * @param step the stage that did, and why
     */
    public void turnedAway(String callReference, String caller, String destination, String source, DecisionStep step) {
        String outcome = step.answer() instanceof RuleAnswer.TurnedAway turned ? turned.cause() : step.rule();
        Trace trace = new Trace(
                null,
                callReference,
                caller,
                destination,
                source,
                clock.instant(),
                List.of(step),
                outcome,
                configuration.getAsLong());
        door.add(trace, bounds.get().share(1));
    }

    /** The traces of a call by its id or its Call-ID on the caller's side, oldest first. */
    public List<Trace> find(String call) {
        Instant since = clock.instant().minus(bounds.get().keep());
        return Stream.concat(door.find(call, since).stream(), calls.find(call, since).stream())
                .sorted(Comparator.comparing(Trace::at))
                .toList();
    }

    /** How many are kept. */
    public int size() {
        return calls.size() + door.size();
    }

    /** What they cost in memory, about. */
    public long bytes() {
        return calls.bytes() + door.bytes();
    }
}
