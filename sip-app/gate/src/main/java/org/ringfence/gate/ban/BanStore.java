package org.ringfence.gate.ban;

import java.util.List;

/**
 * Shares bans and unbans between nodes and keeps them through restarts (SPEC P13). Changes of other nodes reach the
 * {@link BanBook} by its {@link BanBook#learn} and {@link BanBook#unlearn}; nobody looks here up on the way of a message.
 */
public interface BanStore {

    /** Tells all nodes of a ban. */
    void put(Ban ban);

    /** Tells all nodes that a ban is taken back. */
    void remove(BanKey key);

    /** All bans that are known, those that are over perhaps among them. */
    List<Ban> all();
}
