package org.ringfence.gate.ban;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ringfence.policy.address.AddressRange;

/** The addresses and networks that are banned as a whole, as other firewalls take them: none within another. */
public final class AddressList {

    private static final Comparator<AddressRange> BY_ADDRESS = (one, other) -> {
        int high = Long.compareUnsigned(one.high(), other.high());
        int low = high != 0 ? high : Long.compareUnsigned(one.low(), other.low());
        return low != 0 ? low : Integer.compare(one.prefix(), other.prefix());
    };

    private AddressList() {}

    /**
     * An entry.
     *
     * @param until when its ban ends, milliseconds since 1970
     */
    public record Entry(AddressRange range, long until) {}

    /**
     * The latest bans of addresses that spare nobody, ordered by address.
     *
     * @param most so many entries at most
     */
    public static List<Entry> of(BanBook bans, int most) {
        List<Entry> latest =
                bans.list(ban -> ban.key() instanceof BanKey.Addresses && !ban.sparesKnown(), most).stream()
                        .map(ban -> new Entry(((BanKey.Addresses) ban.key()).range(), ban.until()))
                        .sorted(Comparator.comparing(Entry::range, BY_ADDRESS))
                        .toList();
        List<Entry> apart = new ArrayList<>();
        for (Entry entry : latest) {
            boolean within = !apart.isEmpty()
                    && apart.get(apart.size() - 1)
                            .range()
                            .contains(entry.range().high(), entry.range().low());
            if (!within) {
                apart.add(entry);
            }
        }
        return apart;
    }
}
