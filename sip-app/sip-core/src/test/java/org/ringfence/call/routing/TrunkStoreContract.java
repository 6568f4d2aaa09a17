package org.ringfence.call.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ringfence.billing.account.AccountId;

/** What every trunk store does. */
public interface TrunkStoreContract {

    TrunkStore store();

    /** Makes a trunk; the account is the store's to choose. */
    void create(Trunk trunk);

    @Test
    default void trunksComeBackAsTheyWereMade() {
        Trunk limited = trunk("contract-limited", OptionalInt.of(30), true);
        Trunk open = trunk("contract-open", OptionalInt.empty(), false);

        create(limited);
        create(open);

        assertThat(store().all())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("account")
                .contains(limited, open);
    }

    private static Trunk trunk(String name, OptionalInt maxCalls, boolean enabled) {
        return new Trunk(
                new AccountId(1),
                name,
                List.of(
                        new Gateway("gw1.example", 5060, SipTransport.UDP),
                        new Gateway("2001:db8::5", 5061, SipTransport.TLS)),
                Set.of("49", "4930", ""),
                7,
                maxCalls,
                enabled);
    }
}
