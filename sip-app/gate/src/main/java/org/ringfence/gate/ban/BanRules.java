package org.ringfence.gate.ban;

import org.ringfence.policy.address.AddressSet;

/**
 * What holds for all bans.
 *
 * @param exempt addresses that are never banned: own, loopback, trunks, proxies, the allow list
 * @param mostBans most bans at once
 * @param node the name of this node
 * @param configuration version of the configuration in force
 */
public record BanRules(BanLifetimes lifetimes, AddressSet exempt, int mostBans, String node, long configuration) {

    /** Whether a key is never banned. A block is exempt when its first address is. */
    boolean exempts(BanKey key) {
        if (key instanceof BanKey.AddressPort pair) {
            return exempt.contains(pair.address().high(), pair.address().low());
        }
        return key instanceof BanKey.Addresses block && exempt.contains(block.high(), block.low());
    }
}
