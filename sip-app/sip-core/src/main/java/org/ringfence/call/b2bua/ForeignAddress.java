package org.ringfence.call.b2bua;

import java.util.regex.Pattern;

/**
 * What users may call and write to at domains that are not served here (SPEC E1): names of people at names of hosts.
 * Numbers cost what trunks cost, and a gateway that trusts this server would put them through for nothing; so they, and
 * hosts given by an address, as gateways and machines of the internal network are, never leave so.
 */
public final class ForeignAddress {

    private static final Pattern USER = Pattern.compile("[A-Za-z_][\\w.!~*'()&=+$,;?/%-]{0,127}");
    private static final Pattern HOST = Pattern.compile("(?=.{1,126}$)([\\w-]+\\.)*[A-Za-z][\\w-]*\\.?");

    private ForeignAddress() {}

    /**
     * Whether something may be sent there.
     *
     * @param user the user part as it was dialled
     */
    public static boolean isReachable(String user, String host) {
        return USER.matcher(user).matches() && HOST.matcher(host).matches();
    }
}
