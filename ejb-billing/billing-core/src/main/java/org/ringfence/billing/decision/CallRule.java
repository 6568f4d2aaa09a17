package org.ringfence.billing.decision;

/** One rule that may refuse a call. It asks nothing that waits, and is called by many threads at once. */
public interface CallRule {

    /** What traces call it: short, lower case, words joined by hyphens. */
    String name();

    RuleAnswer judge(CallFacts facts);
}
