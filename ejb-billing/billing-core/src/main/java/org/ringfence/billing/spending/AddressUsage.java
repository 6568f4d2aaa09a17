package org.ringfence.billing.spending;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What calls from one address have come to in the period that is open.
 *
 * @param begun when the period began
 * @param calls that were admitted in it
 * @param talk seconds of speech that ended in it
 * @param spent what calls that ended in it have cost, in 1e-5 of the unit
 * @param reserved what running calls hold, whenever they began
 */
public record AddressUsage(Instant begun, long calls, long talk, long spent, long reserved) {

    /** Of an address that has not called. */
    public static AddressUsage none(Instant now) {
        return new AddressUsage(now, 0, 0, 0, 0);
    }

    private AddressUsage at(Instant now, AddressLimit limit) {
        return now.isBefore(begun.plus(limit.period())) ? this : new AddressUsage(now, 0, 0, 0, reserved);
    }

    /** With one more call that holds so much; empty when there is no room for it. */
    public Optional<AddressUsage> admitted(Instant now, AddressLimit limit, long amount) {
        AddressUsage open = at(now, limit);
        boolean room = open.calls < limit.mostCalls() && open.talk < limit.mostTalk() && open.hasRoom(limit, amount);
        return room
                ? Optional.of(
                        new AddressUsage(open.begun, open.calls + 1, open.talk, open.spent, open.reserved + amount))
                : Optional.empty();
    }

    /** With so much more held by a call that runs; empty when there is no room for it. */
    public Optional<AddressUsage> extended(Instant now, AddressLimit limit, long extra) {
        AddressUsage open = at(now, limit);
        return open.hasRoom(limit, extra)
                ? Optional.of(new AddressUsage(open.begun, open.calls, open.talk, open.spent, open.reserved + extra))
                : Optional.empty();
    }

    /**
     * With a call over that held so much.
     *
     * @param limit null when there is none any more
     */
    public AddressUsage ended(Instant now, @Nullable AddressLimit limit, long held, long charge, long seconds) {
        AddressUsage open = limit == null ? this : at(now, limit);
        return new AddressUsage(open.begun, open.calls, open.talk + seconds, open.spent + charge, open.reserved - held);
    }

    private boolean hasRoom(AddressLimit limit, long amount) {
        return limit.cost() == 0 || amount == 0 || amount <= limit.cost() - spent - reserved;
    }
}
