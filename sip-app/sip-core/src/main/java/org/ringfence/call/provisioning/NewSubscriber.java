package org.ringfence.call.provisioning;

import java.util.List;
import java.util.Map;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.call.auth.DigestAlgorithm;
import org.ringfence.call.auth.Ha1;
import org.ringfence.call.routing.AddressOfRecord;

/**
 * A SIP user that is to be made together with the account that pays for it. Its domain is served from then on.
 *
 * @param account the account
 * @param address the user's address of record
 * @param realm the realm of the hashes
 * @param ha1s a hash by each algorithm that the user may answer with
 * @param numbers the user's numbers in E.164 digits
 */
public record NewSubscriber(
        NewAccount account,
        AddressOfRecord address,
        String realm,
        Map<DigestAlgorithm, Ha1> ha1s,
        List<String> numbers) {

    /** Copies the collections. */
    public NewSubscriber {
        ha1s = Map.copyOf(ha1s);
        numbers = List.copyOf(numbers);
    }
}
