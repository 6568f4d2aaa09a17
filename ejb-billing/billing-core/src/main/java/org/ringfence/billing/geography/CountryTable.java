package org.ringfence.billing.geography;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which country an address is in, by a table that an operator brings: lines of {@code network,country}, as
 * {@code 192.0.2.0/24,DE}, or of {@code first,last,country}, as {@code 192.0.2.0,192.0.2.255,DE}. A search takes one step for
 * each doubling of the table; a range takes 34 bytes.
 */
public final class CountryTable {

    /** Knows no address. */
    public static final CountryTable EMPTY = new CountryTable(List.of());

    private static final int MOST = 5_000_000;
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    /** IPv4 addresses lie behind ::ffff:0:0. */
    private static final long MAPPED = 0xffff_0000_0000L;

    private static final long IPV4_MASK = 0xffff_ffffL;
    private static final int LONG_BITS = 64;
    private static final int IPV4_BITS = 32;
    private static final int ALL_BITS = 128;

    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;
    private final short[] countries;

    private record Address(long high, long low) {

        int compareTo(Address other) {
            int byHigh = Long.compareUnsigned(high, other.high);
            return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
        }
    }

    private record Range(Address first, Address last, String country) {}

    /** A table could not be read. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private CountryTable(List<Range> ranges) {
        int size = ranges.size();
        firstHigh = new long[size];
        firstLow = new long[size];
        lastHigh = new long[size];
        lastLow = new long[size];
        countries = new short[size];
        for (int index = 0; index < size; index++) {
            Range range = ranges.get(index);
            firstHigh[index] = range.first().high();
            firstLow[index] = range.first().low();
            lastHigh[index] = range.last().high();
            lastLow[index] = range.last().low();
            countries[index] =
                    (short) (range.country().charAt(0) << 8 | range.country().charAt(1));
        }
    }

    /**
     * Reads a table; empty lines and those that begin with # are left out, as is what stands in quotes around fields.
     *
     * @throws Unreadable with a sentence that names the line
     */
    public static CountryTable read(Iterator<String> lines) throws Unreadable {
        List<Range> ranges = new ArrayList<>();
        for (int number = 1; lines.hasNext(); number++) {
            String line = lines.next().replace("\"", "").strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                ranges.add(range(line, number));
            }
            if (ranges.size() > MOST) {
                throw new Unreadable("there are more than " + MOST + " ranges");
            }
        }
        ranges.sort((one, other) -> one.first().compareTo(other.first()));
        for (int index = 1; index < ranges.size(); index++) {
            if (ranges.get(index).first().compareTo(ranges.get(index - 1).last()) <= 0) {
                throw new Unreadable("two ranges overlap, the second for "
                        + ranges.get(index).country());
            }
        }
        return new CountryTable(ranges);
    }

    private static Range range(String line, int number) throws Unreadable {
        String[] fields = line.split("\\s*,\\s*", -1);
        String country = fields[fields.length - 1];
        if (!COUNTRY.matcher(country).matches() || fields.length < 2 || fields.length > 3) {
            throw new Unreadable("line " + number + " is not of the form network,country or first,last,country");
        }
        Range range = fields.length == 3
                ? new Range(address(fields[0], number), address(fields[1], number), country)
                : network(fields[0], country, number);
        if (range.first().compareTo(range.last()) > 0) {
            throw new Unreadable("line " + number + " ends before it begins");
        }
        return range;
    }

    private static Range network(String text, String country, int number) throws Unreadable {
        int slash = text.indexOf('/');
        Address address = address(slash < 0 ? text : text.substring(0, slash), number);
        boolean four = text.indexOf(':') < 0;
        int most = four ? IPV4_BITS : ALL_BITS;
        String length = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
            throw new Unreadable("line " + number + " has no network such as 192.0.2.0/24");
        }
        int bits = Integer.parseInt(length) + (four ? ALL_BITS - IPV4_BITS : 0);
        long high = mask(Math.min(bits, LONG_BITS));
        long low = mask(Math.max(0, bits - LONG_BITS));
        return new Range(
                new Address(address.high() & high, address.low() & low),
                new Address(address.high() | ~high, address.low() | ~low),
                country);
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (LONG_BITS - bits);
    }

    private static Address address(String text, int number) throws Unreadable {
        Address address = address(text);
        if (address == null) {
            throw new Unreadable("line " + number + " has no address such as 192.0.2.0");
        }
        return address;
    }

    /** Null for what is no address; never asks a name server. */
    private static @Nullable Address address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return null;
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
            return address instanceof Inet4Address
                    ? new Address(0, MAPPED | (bytes.getInt() & IPV4_MASK))
                    : new Address(bytes.getLong(), bytes.getLong());
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }

    /** Two letters (ISO 3166) of the country of an address; null when the table does not have it. */
    public @Nullable String find(String text) {
        Address address = countries.length == 0 ? null : address(text);
        if (address == null) {
            return null;
        }
        int low = 0;
        int high = countries.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (new Address(firstHigh[middle], firstLow[middle]).compareTo(address) > 0) {
                high = middle - 1;
            } else if (new Address(lastHigh[middle], lastLow[middle]).compareTo(address) < 0) {
                low = middle + 1;
            } else {
                short country = countries[middle];
                return "" + (char) (country >> 8) + (char) (country & 0xff);
            }
        }
        return null;
    }

    /** How many ranges it has. */
    public int size() {
        return countries.length;
    }
}
