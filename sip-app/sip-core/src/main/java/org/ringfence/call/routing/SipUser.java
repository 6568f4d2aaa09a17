package org.ringfence.call.routing;

import java.util.List;
import java.util.Set;
import org.ringfence.billing.account.AccountId;

/**
 * Somebody who registers, calls and is called, on an account that pays.
 *
 * @param address the user part is the internal extension too
 * @param numbers the user's own numbers as E.164 digits without plus, in order of preference
 * @param transports over which the user may register and send (SPEC D11)
 * @param signIn by what the user is known (SPEC D1)
 * @param enabled whether the user may do anything at all; false also when the account is locked for everything (P5)
 */
public record SipUser(
        SipUserId id,
        AddressOfRecord address,
        AccountId account,
        List<String> numbers,
        Set<SipTransport> transports,
        SignIn signIn,
        boolean enabled) {

    public SipUser {
        numbers = List.copyOf(numbers);
        transports = Set.copyOf(transports);
    }

    /** A user that is known by its password. */
    public SipUser(
            SipUserId id,
            AddressOfRecord address,
            AccountId account,
            List<String> numbers,
            Set<SipTransport> transports,
            boolean enabled) {
        this(id, address, account, numbers, transports, SignIn.PASSWORD, enabled);
    }
}
