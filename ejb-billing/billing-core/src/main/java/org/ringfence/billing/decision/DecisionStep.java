package org.ringfence.billing.decision;

/**
 * A line of a decision's trace (SPEC Q3).
 *
 * @param rule which rule
 * @param answer what it said, with what it looked at
 */
public record DecisionStep(String rule, RuleAnswer answer) {}
