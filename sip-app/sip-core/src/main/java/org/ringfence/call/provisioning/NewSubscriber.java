package org.ringfence.call.provisioning;

import java.util.List;
import org.ringfence.billing.account.NewAccount;
import org.ringfence.call.auth.Login;
import org.ringfence.call.routing.AddressOfRecord;

/**
 * A SIP user that is to be made together with the account that pays for it. Its domain is served from then on.
 *
 * @param account the account
 * @param address the user's address of record
 * @param realm the realm of the hashes
 * @param logins the names that the user may answer challenges by
 * @param numbers the user's numbers in E.164 digits
 */
public record NewSubscriber(
        NewAccount account, AddressOfRecord address, String realm, List<Login> logins, List<String> numbers) {

    /** Copies the collections. */
    public NewSubscriber {
        logins = List.copyOf(logins);
        numbers = List.copyOf(numbers);
    }
}
