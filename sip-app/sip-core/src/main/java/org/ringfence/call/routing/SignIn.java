package org.ringfence.call.routing;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.policy.address.AddressSet;

/**
 * By what a user is known (SPEC D1, D2). Without a password an address is all that there is, and over UDP an address can
 * be forged: such users call, but they register over connections alone.
 *
 * @param addresses where ADDRESS users are, with commas; with ports for ADDRESS_AND_PORT; empty for the other types
 * @param techPrefix digits, {@code *} and {@code #} before each dialled number; empty for the other types
 * @param certificates SHA-256 fingerprints of client certificates, with commas, 64 lower case hexadecimal digits each;
 *     empty for the other types (SPEC D23)
 */
public record SignIn(Type type, String addresses, String techPrefix, String certificates) {

    /** Whoever knows a prefix that is a secret by itself may call, so it is a long one. */
    private static final int LEAST_SECRET_PREFIX = 8;

    private static final int MOST_PREFIX = 24;
    private static final int MOST_ADDRESSES = 2_000;
    private static final int MOST_CERTIFICATES = 1_000;

    /** The ways; there is none for everybody. */
    public enum Type {
        /** Digest. */
        PASSWORD(false, false),
        /** One of its addresses. */
        ADDRESS(true, false),
        /** What it dials before each number. */
        TECH_PREFIX(false, true),
        /** Both of these. */
        ADDRESS_AND_TECH_PREFIX(true, true),
        /** Its name, from an address on the firewall's allow list. */
        USERNAME(false, false),
        /** One of its addresses with the port. */
        ADDRESS_AND_PORT(true, false),
        /** The certificate of its TLS connection. */
        CERTIFICATE(false, false);

        private final boolean byAddress;
        private final boolean byPrefix;

        Type(boolean byAddress, boolean byPrefix) {
            this.byAddress = byAddress;
            this.byPrefix = byPrefix;
        }
    }

    /** By password. */
    public static final SignIn PASSWORD = new SignIn(Type.PASSWORD, "", "", "");

    public SignIn {
        if (addresses.isEmpty() == type.byAddress || addresses.length() > MOST_ADDRESSES) {
            throw new IllegalArgumentException(type
                    + (type.byAddress ? " needs addresses, up to 2000 characters of them" : " takes no addresses"));
        }
        if (type == Type.ADDRESS_AND_PORT) {
            places(addresses).forEach(SignIn::checkPlace);
        } else {
            AddressSet.parse(addresses);
        }
        if (techPrefix.isEmpty() == type.byPrefix) {
            throw new IllegalArgumentException(type + (type.byPrefix ? " needs a prefix" : " takes no prefix"));
        }
        if (certificates.isEmpty() == (type == Type.CERTIFICATE) || certificates.length() > MOST_CERTIFICATES) {
            throw new IllegalArgumentException(type
                    + (type == Type.CERTIFICATE
                            ? " needs fingerprints of certificates, up to 1000 characters of them"
                            : " takes no certificates"));
        }
        if (!certificates.matches("([0-9a-f]{64}(,[0-9a-f]{64})*)?")) {
            throw new IllegalArgumentException("'" + certificates
                    + "' is no SHA-256 fingerprint of 64 hexadecimal digits," + " nor a list of them with commas");
        }
        int least = type == Type.TECH_PREFIX ? LEAST_SECRET_PREFIX : 1;
        if (type.byPrefix && !techPrefix.matches("[0-9*#]{" + least + "," + MOST_PREFIX + "}")) {
            throw new IllegalArgumentException(
                    "the prefix of " + type + " has " + least + " to " + MOST_PREFIX + " digits, * and #");
        }
    }

    /** A way that needs no certificate. */
    public SignIn(Type type, String addresses, String techPrefix) {
        this(type, addresses, techPrefix, "");
    }

    private static Stream<String> places(String addresses) {
        return Stream.of(addresses.split(",")).map(String::strip);
    }

    private static void checkPlace(String place) {
        String port = place.substring(place.lastIndexOf(':') + 1);
        String host = place.substring(0, Math.max(0, place.lastIndexOf(':')));
        if (!AddressRange.isAddress(bare(host))
                || !port.matches("[1-9][0-9]{0,4}")
                || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("'" + place + "' is no address with a port, such as 192.0.2.7:5060");
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether the user is known by a password. */
    public boolean byPassword() {
        return type == Type.PASSWORD;
    }

    /** The dialled number without the prefix. */
    public String number(String dialled) {
        return type.byPrefix && dialled.startsWith(techPrefix) ? dialled.substring(techPrefix.length()) : dialled;
    }

    /**
     * Whether somebody who claims to be the user is it, by what can be seen without a password.
     *
     * @param host transport address, IPv6 without brackets
     * @param dialled the user part of the Request-URI
     * @param allowListed whether the firewall's allow list has the address
     */
    public boolean isMet(String host, int port, String dialled, boolean allowListed) {
        return switch (type) {
            case PASSWORD, CERTIFICATE -> false;
            case ADDRESS -> isAt(host);
            case ADDRESS_AND_PORT -> isAt(host, port);
            case TECH_PREFIX -> hasPrefix(dialled);
            case ADDRESS_AND_TECH_PREFIX -> hasPrefix(dialled) && isAt(host);
            case USERNAME -> allowListed;
        };
    }

    /** Whether a client certificate is one of the user's; null is none. */
    public boolean isShown(@Nullable String certificate) {
        return certificate != null
                && type == Type.CERTIFICATE
                && Stream.of(certificates.split(",")).anyMatch(certificate::equals);
    }

    private boolean hasPrefix(String dialled) {
        return dialled.length() > techPrefix.length() && dialled.startsWith(techPrefix);
    }

    private boolean isAt(String host) {
        AddressRange source = AddressRange.parse(host);
        return AddressSet.parse(addresses).contains(source.high(), source.low());
    }

    private boolean isAt(String host, int port) {
        AddressRange source = AddressRange.parse(host);
        return places(addresses)
                .anyMatch(place -> place.endsWith(":" + port)
                        && AddressRange.parse(bare(place.substring(0, place.lastIndexOf(':'))))
                                .equals(source));
    }
}
