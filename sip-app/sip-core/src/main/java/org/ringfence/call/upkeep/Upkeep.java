package org.ringfence.call.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.ringfence.billing.account.AccountId;
import org.ringfence.call.routing.AddressOfRecord;
import org.ringfence.call.security.SecurityEvent.Kind;
import org.ringfence.call.security.SecurityEvents;
import org.ringfence.call.upkeep.UpkeepStore.Chore;
import org.ringfence.call.upkeep.UpkeepStore.Mark;
import org.ringfence.policy.UpkeepPolicy;
import org.ringfence.policy.UpkeepPolicy.DormantLock;
import org.ringfence.policy.UpkeepPolicy.WeakPasswords;

/**
 * Looks after users: tells of passwords that are old, replaces weak ones after their grace if that is wanted, locks
 * accounts that nobody uses, and has passwords audited at the hour that is set (SPEC D5, D21, D22).
 */
public final class Upkeep {

    private static final Duration REVIEW_PERIOD = Duration.ofHours(1);
    private static final Duration AUDIT_HOUR = Duration.ofHours(1);
    private static final String WEAK_RULE = "upkeep.weak-passwords";
    private static final String DORMANT_RULE = "upkeep.dormant-days";

    private final UpkeepStore store;
    private final Supplier<UpkeepPolicy> policy;
    private final SecurityEvents events;
    private final InstantSource clock;
    private final Means means;

    /** What upkeep does to others. */
    public interface Means {

        /** Gives a user a random password that nobody knows; says whether there is such a user with a password. */
        boolean replacePassword(AddressOfRecord user);

        /** Locks an account at least so far; says whether it was less locked before. */
        boolean lock(AccountId account, DormantLock level);

        /** Guesses all passwords, and marks and tells whose was found. */
        void audit();
    }

    public Upkeep(
            UpkeepStore store, Supplier<UpkeepPolicy> policy, SecurityEvents events, InstantSource clock, Means means) {
        this.store = store;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
        this.means = means;
    }

    /** Does what is due, if no other server does; to be called every minute. */
    public void tend() {
        UpkeepPolicy current = policy.get();
        Instant now = clock.instant();
        Integer hour = current.auditHour();
        // one hour less than the period, so that the audit stays in its hour
        if (hour != null
                && now.atOffset(ZoneOffset.UTC).getHour() == hour
                && store.takeOver(
                        Chore.AUDIT,
                        now,
                        Duration.ofDays(current.auditPeriodDays()).minus(AUDIT_HOUR))) {
            means.audit();
        }
        if (store.takeOver(Chore.REVIEW, now, REVIEW_PERIOD)) {
            review(current, store.users(), now);
        }
    }

    private void review(UpkeepPolicy current, List<UserState> users, Instant now) {
        Map<AccountId, Instant> lastUses = new HashMap<>();
        users.forEach(user ->
                lastUses.merge(user.account(), user.lastUsed(), (one, other) -> one.isAfter(other) ? one : other));
        Set<AccountId> looked = new HashSet<>();
        for (UserState user : users) {
            if (user.byPassword()) {
                weak(current, user, now);
                aged(current, user, now);
            }
            if (current.dormantDays() > 0 && looked.add(user.account())) {
                dormant(current, user, lastUses.getOrDefault(user.account(), now), now);
            }
        }
    }

    private void weak(UpkeepPolicy current, UserState user, Instant now) {
        Instant since = user.weakSince();
        if (since != null
                && current.weakPasswords() == WeakPasswords.REPLACE
                && isOver(since, current.graceDays(), now)
                && means.replacePassword(user.address())) {
            store.passwordSet(user.address(), now);
            events.record(
                    Kind.PASSWORD_CHANGED, user.address().toString(), WEAK_RULE, "replaced=random weak-since=" + since);
        }
    }

    /** Told twice: before the password is too old, and when it is. */
    private void aged(UpkeepPolicy current, UserState user, Instant now) {
        int most = current.passwordMaxAgeDays();
        int warned = most - current.passwordWarnDays();
        if (most == 0 || !isOver(user.passwordSet(), warned, now)) {
            return;
        }
        boolean tooOld = isOver(user.passwordSet(), most, now);
        Instant newerThan = tooOld ? user.passwordSet().plus(Duration.ofDays(most)) : Instant.EPOCH;
        if (store.mark(user.address(), Mark.AGED, now, newerThan)) {
            events.record(
                    Kind.PASSWORD_AGED,
                    user.address().toString(),
                    "upkeep.password-max-age-days",
                    "set=" + user.passwordSet() + " max-age-days=" + most + " too-old=" + tooOld);
        }
    }

    private void dormant(UpkeepPolicy current, UserState user, Instant lastUsed, Instant now) {
        int days = current.dormantDays();
        if (!isOver(lastUsed, days - current.dormantNoticeDays(), now)) {
            return;
        }
        String name = user.address().toString();
        Instant told = user.dormantTold();
        if (told == null && store.mark(user.address(), Mark.DORMANT, now, Instant.EPOCH)) {
            events.record(
                    Kind.ACCOUNT_DORMANT,
                    name,
                    DORMANT_RULE,
                    "last-used=" + lastUsed + " lock=" + current.dormantLock() + " dormant-days=" + days);
        }
        boolean noticed = isOver(told == null ? now : told, current.dormantNoticeDays(), now);
        if (noticed && isOver(lastUsed, days, now) && means.lock(user.account(), current.dormantLock())) {
            events.record(
                    Kind.ACCOUNT_LOCKED,
                    name,
                    DORMANT_RULE,
                    "level=" + current.dormantLock() + " last-used=" + lastUsed);
        }
    }

    private static boolean isOver(Instant since, int days, Instant now) {
        return !since.plus(Duration.ofDays(days)).isAfter(now);
    }
}
