package org.ringfence.call.b2bua;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the callee is told that the caller is (SPEC D16, D17): only what authentication has proved.
 *
 * @param user user part of the From address
 * @param domain domain of the From address; always one of the served domains
 * @param name display name, null for none
 */
public record CallerIdentity(
        String user, String domain, @Nullable String name) {

    /**
     * Chooses the identity: the number or the user that the caller claims when it is one of its own, else the first
     * number for calls that leave and the user for calls that stay.
     *
     * @param claimedUser user part of the From header of the call
     * @param claimedName display name of the From header, null for none
     * @param user the authenticated user
     * @param domain its domain
     * @param numbers the user's numbers in E.164 digits, in order of preference
     * @param leaving whether the call goes to a trunk
     */
    public static CallerIdentity choose(
            String claimedUser,
            @Nullable String claimedName,
            String user,
            String domain,
            List<String> numbers,
            boolean leaving) {
        String name = CallerName.presentable(claimedName);
        String digits = claimedUser.startsWith("+") ? claimedUser.substring(1) : claimedUser;
        if (numbers.contains(digits)) {
            return new CallerIdentity(leaving ? "+" + digits : claimedUser, domain, name);
        }
        if (leaving && !numbers.isEmpty()) {
            return new CallerIdentity("+" + numbers.get(0), domain, name);
        }
        return new CallerIdentity(user, domain, name);
    }
}
