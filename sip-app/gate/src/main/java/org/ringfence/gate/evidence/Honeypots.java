package org.ringfence.gate.evidence;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.ban.BanBook;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.policy.FirewallPolicy.Level;
import org.ringfence.policy.HoneypotPolicy;

/**
 * Bans whoever tries an account or a number that nobody has a reason to try (SPEC P14), once it has shown that it gets
 * our answers: whoever only writes an address into a packet bans nobody.
 */
public final class Honeypots {

    private final Supplier<HoneypotPolicy> policy;
    private final Supplier<EvidenceRules> rules;
    private final Sanctions sanctions;
    private final LongSupplier millis;
    private volatile Lists lists;

    /** The lists of one policy. */
    private record Lists(HoneypotPolicy policy, List<String> accounts, List<String> numbers) {

        static Lists of(HoneypotPolicy policy) {
            return new Lists(policy, entries(policy.accounts()), entries(policy.numbers()));
        }

        private static List<String> entries(@Nullable String list) {
            return list == null
                    ? List.of()
                    : Arrays.stream(list.split(",", -1))
                            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                            .filter(entry -> !entry.isEmpty())
                            .toList();
        }
    }

    /**
     * Honeypots of the policy in force.
     *
     * @param millis a clock that never goes back
     * @param clock of the bans
     */
    public Honeypots(
            Supplier<HoneypotPolicy> policy,
            Supplier<EvidenceRules> rules,
            BanBook bans,
            KnownPlaces known,
            Quench quench,
            LongSupplier millis,
            InstantSource clock) {
        this.policy = policy;
        this.rules = rules;
        this.sanctions = new Sanctions(bans, known, quench, clock);
        this.millis = millis;
        this.lists = Lists.of(policy.get());
    }

    /** Whether an account, as {@code user@domain}, is a honeypot. */
    public boolean isAccount(String account) {
        List<String> accounts = current().accounts();
        if (accounts.isEmpty()) {
            return false;
        }
        String lower = account.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        return accounts.contains(lower) || (at > 0 && accounts.contains(lower.substring(0, at)));
    }

    /** Whether a number, or another user part of a Request-URI, is a honeypot. */
    public boolean isNumber(String number) {
        List<String> numbers = current().numbers();
        if (numbers.isEmpty()) {
            return false;
        }
        String lower = number.toLowerCase(Locale.ROOT);
        return numbers.stream()
                .anyMatch(entry -> entry.endsWith("*")
                        ? lower.startsWith(entry.substring(0, entry.length() - 1))
                        : lower.equals(entry));
    }

    /**
     * Somebody who gets our answers tried an account or a number without the right password; bans it if that is a
     * honeypot.
     *
     * @param account that it claimed
     * @param target user or number that it asked for
     * @return whether it was a honeypot, and is so sanctioned
     */
    public boolean touched(Sighting sighting, String account, String target) {
        boolean byAccount = isAccount(account);
        if (!byAccount && !isNumber(target)) {
            return false;
        }
        EvidenceRules inForce = rules.get();
        if (!inForce.covers(Level.AUTHENTICATION) || Witness.isExempt(inForce, sighting.source())) {
            return false;
        }
        Offence offence =
                new Offence(BanCause.HONEYPOT, byAccount ? "honeypots.accounts" : "honeypots.numbers", 0, 1, 1, true);
        sanctions.against(sighting, offence, inForce, millis.getAsLong());
        return true;
    }

    private Lists current() {
        HoneypotPolicy inForce = policy.get();
        Lists known = lists;
        if (!known.policy().equals(inForce)) {
            known = Lists.of(inForce);
            lists = known;
        }
        return known;
    }
}
