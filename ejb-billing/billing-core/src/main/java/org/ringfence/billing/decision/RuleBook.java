package org.ringfence.billing.decision;

import java.util.List;

/**
 * The rules that a call has to pass, in the order in which they are asked; the first refusal decides.
 *
 * @param beforePricing rules of who calls and where to
 * @param afterPricing rules that look at what the call costs
 */
public record RuleBook(List<CallRule> beforePricing, List<CallRule> afterPricing) {

    /** No rules but price, line and money. */
    public static final RuleBook EMPTY = new RuleBook(List.of(), List.of());

    public RuleBook {
        beforePricing = List.copyOf(beforePricing);
        afterPricing = List.copyOf(afterPricing);
    }
}
