package org.ringfence.call.provisioning;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.call.routing.Gateway;

/**
 * A trunk that is to be made together with its account.
 *
 * @param account the account to which calls from the trunk are attributed; its name is the trunk's name
 * @param gateways where calls are sent, the first first
 * @param prefixes which numbers it serves, by their first digits
 * @param priority lower is tried first
 * @param weight its share among trunks of the same priority, 0 for none
 * @param maxCalls calls at once, empty for no cap
 */
public record NewTrunk(
        NewAccount account,
        List<Gateway> gateways,
        Set<String> prefixes,
        int priority,
        int weight,
        OptionalInt maxCalls) {

    /** Copies the collections. */
    public NewTrunk {
        gateways = List.copyOf(gateways);
        prefixes = Set.copyOf(prefixes);
    }
}
