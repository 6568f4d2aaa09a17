package org.ringfence.call.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.routing.SipUser;
import org.ringfence.call.routing.SipUserId;

/** The states of users in memory. */
public final class MemoryUpkeepStore implements UpkeepStore {

    private final Map<Chore, Instant> done = new EnumMap<>(Chore.class);
    private final Map<SipUserId, UserState> states = new LinkedHashMap<>();

    /** A user was made. */
    public synchronized void add(SipUser user, Instant now) {
        states.put(
                user.id(),
                new UserState(user.address(), user.account(), user.signIn().byPassword(), now, null, null, now, null));
    }

    @Override
    public synchronized boolean takeOver(Chore chore, Instant now, Duration period) {
        Instant last = done.get(chore);
        boolean due = last == null || !last.plus(period).isAfter(now);
        if (due) {
            done.put(chore, now);
        }
        return due;
    }

    @Override
    public synchronized List<UserState> users() {
        return List.copyOf(states.values());
    }

    @Override
    public synchronized boolean mark(AddressOfRecord address, Mark mark, Instant now, Instant newerThan) {
        return change(
                        state -> {
                            Instant old = marked(state, mark);
                            return state.address().equals(address) && (old == null || old.isBefore(newerThan));
                        },
                        state -> new UserState(
                                state.address(),
                                state.account(),
                                state.byPassword(),
                                state.passwordSet(),
                                mark == Mark.WEAK ? now : state.weakSince(),
                                mark == Mark.AGED ? now : state.agedTold(),
                                state.lastUsed(),
                                mark == Mark.DORMANT ? now : state.dormantTold()))
                > 0;
    }

    private static @Nullable Instant marked(UserState state, Mark mark) {
        return switch (mark) {
            case WEAK -> state.weakSince();
            case AGED -> state.agedTold();
            case DORMANT -> state.dormantTold();
        };
    }

    @Override
    public synchronized void passwordSet(AddressOfRecord address, Instant now) {
        change(
                state -> state.address().equals(address),
                state -> new UserState(
                        address,
                        state.account(),
                        state.byPassword(),
                        now,
                        null,
                        null,
                        state.lastUsed(),
                        state.dormantTold()));
    }

    @Override
    public synchronized void used(Collection<SipUserId> users, Instant now) {
        users.forEach(id -> states.computeIfPresent(id, (same, state) -> used(state, now)));
    }

    @Override
    public synchronized void reactivated(AccountId account, Instant now) {
        change(state -> state.account().equals(account), state -> used(state, now));
    }

    private static UserState used(UserState state, Instant now) {
        return new UserState(
                state.address(),
                state.account(),
                state.byPassword(),
                state.passwordSet(),
                state.weakSince(),
                state.agedTold(),
                now,
                null);
    }

    private int change(Predicate<UserState> which, UnaryOperator<UserState> change) {
        int changed = 0;
        for (Map.Entry<SipUserId, UserState> entry : states.entrySet()) {
            if (which.test(entry.getValue())) {
                entry.setValue(change.apply(entry.getValue()));
                changed++;
            }
        }
        return changed;
    }
}
