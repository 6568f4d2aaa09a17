package org.ringfence.gate.ban;

import java.util.Locale;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sip.spi.SourceAddress;

/** What a ban is about (SPEC Q4). The text of a key is what the console shows and takes. */
public sealed interface BanKey {

    /** The kind of key, from the narrowest to the widest. */
    enum Kind {
        /** One phone of one account. */
        DEVICE,
        /** One port of one address: behind NAT, one phone of an office. */
        ADDRESS_PORT,
        /** An address, or a block of them. */
        ADDRESS,
        /** All that calls itself so. */
        USER_AGENT,
        /** Whoever uses this account. */
        ACCOUNT
    }

    /** The kind of this key. */
    Kind kind();

    /** One port of one address. */
    record AddressPort(SourceAddress address) implements BanKey {

        @Override
        public Kind kind() {
            return Kind.ADDRESS_PORT;
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * A block of addresses; see {@link AddressRange}, whose parts it has, as there may be millions of such keys.
     *
     * @param high upper 64 bits of the first address
     * @param low lower 64 bits of the first address
     * @param prefix how many leading bits all addresses share; those beyond are zero
     */
    record Addresses(long high, long low, int prefix) implements BanKey {

        /** The key of a block. */
        public Addresses(AddressRange range) {
            this(range.high(), range.low(), range.prefix());
        }

        /** Whether an address is in the block. */
        boolean contains(long addressHigh, long addressLow) {
            return (addressHigh & AddressRange.highMask(prefix)) == high
                    && (addressLow & AddressRange.lowMask(prefix)) == low;
        }

        /** The block. */
        public AddressRange range() {
            return new AddressRange(high, low, prefix);
        }

        @Override
        public Kind kind() {
            return Kind.ADDRESS;
        }

        @Override
        public String toString() {
            return range().toString();
        }
    }

    /** A phone: an account and the contact that it shows, without parameters. */
    record Device(String account, String contact) implements BanKey {

        @Override
        public Kind kind() {
            return Kind.DEVICE;
        }

        @Override
        public String toString() {
            return "device:" + account + "|" + contact;
        }
    }

    /** The value of a User-Agent header, in lower case. */
    record UserAgent(String name) implements BanKey {

        /** Makes it lower case. */
        public UserAgent {
            name = name.strip().toLowerCase(Locale.ROOT);
        }

        @Override
        public Kind kind() {
            return Kind.USER_AGENT;
        }

        @Override
        public String toString() {
            return "agent:" + name;
        }
    }

    /** An account by its name. */
    record Account(String name) implements BanKey {

        @Override
        public Kind kind() {
            return Kind.ACCOUNT;
        }

        @Override
        public String toString() {
            return "account:" + name;
        }
    }

    /** Whether all that the other key names is named by the first. */
    static boolean covers(BanKey one, BanKey other) {
        if (!(one instanceof Addresses block)) {
            return one.equals(other);
        }
        if (other instanceof AddressPort pair) {
            return block.contains(pair.address().high(), pair.address().low());
        }
        return other instanceof Addresses inner
                && block.prefix() <= inner.prefix()
                && block.contains(inner.high(), inner.low());
    }

    /** The key of one address without its port. */
    static BanKey address(SourceAddress address) {
        return new Addresses(new AddressRange(address.high(), address.low(), AddressRange.BITS));
    }

    /** The key of one address with its port. */
    static BanKey addressPort(SourceAddress address) {
        return new AddressPort(address);
    }

    /**
     * Reads the text of a key.
     *
     * @throws IllegalArgumentException with a sentence for whoever wrote the text
     */
    static BanKey parse(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("agent:")) {
            return new UserAgent(rest(stripped, text));
        }
        if (stripped.startsWith("account:")) {
            return new Account(rest(stripped, text));
        }
        if (stripped.startsWith("device:")) {
            String device = rest(stripped, text);
            int bar = device.indexOf('|');
            if (bar < 1 || bar == device.length() - 1) {
                throw new IllegalArgumentException("'" + text + "' must be device:ACCOUNT|CONTACT");
            }
            return new Device(device.substring(0, bar), device.substring(bar + 1));
        }
        return transport(stripped);
    }

    private static BanKey transport(String text) {
        int colon = text.lastIndexOf(':');
        boolean withPort = text.startsWith("[") ? text.indexOf("]:") > 0 : colon > 0 && colon == text.indexOf(':');
        if (!withPort) {
            return new Addresses(AddressRange.parse(text));
        }
        String host = text.startsWith("[") ? text.substring(1, colon - 1) : text.substring(0, colon);
        AddressRange range = AddressRange.parse(host);
        String port = text.substring(colon + 1);
        if (range.prefix() != AddressRange.BITS || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 0xFFFF) {
            throw new IllegalArgumentException("'" + text + "' must be ADDRESS:PORT with a port of 0 to 65535");
        }
        return new AddressPort(new SourceAddress(range.high(), range.low(), Integer.parseInt(port)));
    }

    private static String rest(String stripped, String text) {
        String rest = stripped.substring(stripped.indexOf(':') + 1).strip();
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' names nobody");
        }
        return rest;
    }
}
