package org.ringfence.billing.exposure;

import java.util.List;
import org.ringfence.billing.money.Money;

/**
 * What an account can cost at worst; the derivation is in docs/exposure.md (SPEC Q2).
 *
 * @param inFlight what can still be spent and lost when from now on nothing more is granted: by a lock, or because servers
 *     and database are cut off from each other
 * @param perDay what the account can cost within a day when no money comes in: what it can spend, {@link #included}, and {@link #overrun}
 * @param spend the part of {@link #perDay} that the account pays
 * @param included the part that packages have paid already, with what their calls may cost beyond it
 * @param overrun the part that nobody pays: talk between the end of what is covered and the carrier's hearing of it
 * @param afterNodeDeath what running calls may cost beyond all that, each time when the server that runs them dies
 * @param bindingInFlight what keeps {@link #inFlight} from being more: {@code lines} or a limit of spending
 * @param bindingPerDay the limit of spending that keeps {@link #perDay} from being more
 * @param calls calls at the same time that were counted with
 * @param prices prices that were counted with
 * @param unpaid prices whose first block costs nothing although talk costs something: their overrun is bounded by nothing
 *     that is paid, and is not in {@link #perDay}
 * @param caps the limits of spending that apply
 */
public record Exposure(
        Money inFlight,
        Money perDay,
        Money spend,
        Money included,
        Money overrun,
        Money afterNodeDeath,
        String bindingInFlight,
        String bindingPerDay,
        int calls,
        int prices,
        int unpaid,
        List<SpendCap> caps) {

    public Exposure {
        caps = List.copyOf(caps);
    }
}
