package org.ringfence.billing.fraud;

import java.util.ArrayList;
import java.util.List;

/**
 * What accounts of a kind may do, such as those of offices (SPEC P3).
 *
 * @param name unique, 1 to 100 characters
 * @param rules none twice for the same numbers and time, at most 100
 */
public record FraudProfile(String name, List<ProfileRule> rules) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_RULES = 100;

    public FraudProfile {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A profile has a name of 1 to 100 characters: " + name);
        }
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("A profile has at most " + MOST_RULES + " rules");
        }
        rules = List.copyOf(rules);
    }

    /** The same with one more rule, in place of one for the same numbers and time. */
    public FraudProfile with(ProfileRule rule) {
        List<ProfileRule> more = new ArrayList<>(without(rule).rules);
        more.add(rule);
        return new FraudProfile(name, more);
    }

    /** The same without the rule for these numbers and time. */
    public FraudProfile without(ProfileRule rule) {
        return new FraudProfile(
                name, rules.stream().filter(each -> !each.isLike(rule)).toList());
    }
}
