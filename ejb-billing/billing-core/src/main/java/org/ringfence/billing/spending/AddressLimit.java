package org.ringfence.billing.spending;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import org.ringfence.billing.admission.CallAttempt;

/**
 * What calls from one address may come to within a period that begins with the first of them (SPEC F1 to F5). Of IPv6
 * addresses all of a /64 are one.
 *
 * @param calls that are admitted; 0 for any number
 * @param talk seconds of speech; calls that run go on; 0 for any number
 * @param cost what they may cost and hold, in 1e-5 of the unit of the payer's currency; 0 for any amount
 * @param period how long it lasts
 */
public record AddressLimit(long calls, long talk, long cost, Duration period) {

    private static final int NETWORK_BYTES = 8;

    public AddressLimit {
        if (calls < 0 || talk < 0 || cost < 0 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("What an address may come to is not negative, and has a period");
        }
    }

    public long mostCalls() {
        return calls == 0 ? Long.MAX_VALUE : calls;
    }

    public long mostTalk() {
        return talk == 0 ? Long.MAX_VALUE : talk;
    }

    /** The address that a call counts at. */
    public static String addressOf(CallAttempt attempt) {
        String source = attempt.source();
        int colon = source.lastIndexOf(':');
        String host = colon < 0 ? source : source.substring(0, colon);
        return host.indexOf(':') < 0 ? host : network(host);
    }

    private static String network(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64"
                    : host;
        } catch (UnknownHostException noAddress) {
            return host;
        }
    }
}
