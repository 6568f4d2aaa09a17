package org.ringfence.call.b2bua;

/** Finds the ways to a callee. */
@FunctionalInterface
public interface CallRouter {

    /** Posts Routed or Unroutable to the call, before or after it returns. */
    void route(Call call);
}
