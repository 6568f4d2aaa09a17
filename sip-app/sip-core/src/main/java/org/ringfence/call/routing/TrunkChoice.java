package org.ringfence.call.routing;

import java.util.List;
import org.ringfence.billing.account.AccountId;

/** Says in what order trunks that take a number are tried, and which must not carry a call. */
@FunctionalInterface
public interface TrunkChoice {

    /**
     * Those that may carry a call, the first first.
     *
     * @param ways that take the number and are in service, in any order
     * @param payer of the call
     * @param digits of the number
     */
    List<Trunk> choose(List<Trunk> ways, AccountId payer, String digits);
}
