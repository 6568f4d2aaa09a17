package org.ringfence.gate.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringfence.gate.ban.Ban;
import org.ringfence.gate.ban.BanCause;
import org.ringfence.gate.ban.BanKey;
import org.ringfence.gate.ban.Evidence;
import org.ringfence.policy.address.AddressRange;
import org.ringfence.sip.spi.SourceAddress;

class BanCodecTest {

    private static final String LETTERS = "ab|\\/:@ \nüđ😀\0,;=";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyChangeIsReadAsItWasWritten(long seed) {
        Random chance = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            BanChange change = change(chance);

            assertThat(BanCodec.read(BanCodec.write(change)))
                    .as("seed %d", seed)
                    .isEqualTo(change);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damagedChangesAreNotReadOrMeanSomethingElseAndNeverBreakTheReader(long seed) {
        Random chance = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(BanCodec.write(change(chance)));
            int place = chance.nextInt(text.length());
            switch (chance.nextInt(3)) {
                case 0 -> text.setLength(place);
                case 1 -> text.setCharAt(place, LETTERS.charAt(chance.nextInt(LETTERS.length())));
                default -> text.insert(place, '|');
            }
            BanChange read = BanCodec.read(text.toString());

            assertThat(read == null || BanCodec.write(read) != null).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "2|unban|1|ADDRESS|192.0.2.9|2",
                "1|kiss|1|ADDRESS|192.0.2.9|2",
                "1|unban|1|ADDRESS|192.0.2.9",
                "1|unban|1|ADDRESS|192.0.2.9|2|3",
                "1|unban|1|ADDRESS|192.0.2.9:5060|2",
                "1|unban|one|ADDRESS|192.0.2.9|2",
                "1|unban|1|PLANET|192.0.2.9|2",
                "1|unban|1|ACCOUNT|a\\b|2"
            })
    void whatIsOfAnotherVersionOrDamagedIsNotRead(String text) {
        assertThat(BanCodec.read(text)).isNull();
    }

    @Test
    void formatOfTheFirstVersionStays() {
        assertThat(BanCodec.read("1|unban|17|ADDRESS_PORT|192.0.2.9:5060|42"))
                .isEqualTo(new BanChange.TakenBack(BanKey.parse("192.0.2.9:5060"), 17, 42));
        assertThat(BanCodec.write(Changes.made("192.0.2.9", 1_000, 2_000)))
                .isEqualTo("1|ban|1000|ADDRESS|192.0.2.9|FLOOD|message-limit|100|101|990|1000|REGISTER sip:a SIP/2.0||"
                        + "true|1|1000|2000|a|3");
    }

    private static BanChange change(Random chance) {
        BanKey key = key(chance);
        return switch (chance.nextInt(4)) {
            case 0 -> new BanChange.TakenBack(key, chance.nextLong(), chance.nextLong());
            case 1 -> new BanChange.Pardoned(key, chance.nextLong(), chance.nextLong());
            default -> new BanChange.Made(ban(key, chance), chance.nextLong());
        };
    }

    private static Ban ban(BanKey key, Random chance) {
        BanCause[] causes = BanCause.values();
        long since = chance.nextLong(Long.MAX_VALUE / 2);
        Evidence evidence =
                new Evidence(chance.nextLong(), chance.nextLong(), chance.nextLong(), text(chance), text(chance));
        return new Ban(
                key,
                causes[chance.nextInt(causes.length)],
                text(chance),
                chance.nextLong(),
                evidence,
                chance.nextBoolean(),
                chance.nextInt(Integer.MAX_VALUE),
                since,
                since + chance.nextLong(Long.MAX_VALUE / 2),
                text(chance),
                chance.nextLong());
    }

    private static BanKey key(Random chance) {
        SourceAddress source = chance.nextBoolean()
                ? new SourceAddress(0, 0xFFFF_0000_0000L | chance.nextInt(Integer.MAX_VALUE), chance.nextInt(65_536))
                : new SourceAddress(
                        0x2001_0db8_0000_0000L | chance.nextInt(), chance.nextLong(), chance.nextInt(65_536));
        int prefix = chance.nextBoolean() ? AddressRange.BITS : 64;
        return switch (chance.nextInt(5)) {
            case 0 -> BanKey.addressPort(source);
            case 1 -> new BanKey.Device(text(chance), text(chance));
            case 2 -> new BanKey.Account(text(chance));
            case 3 -> new BanKey.UserAgent(text(chance));
            default ->
                source.high() == 0
                        ? BanKey.address(source)
                        : new BanKey.Addresses(
                                new AddressRange(source.high(), prefix == 64 ? 0 : source.low(), prefix));
        };
    }

    private static String text(Random chance) {
        StringBuilder text = new StringBuilder();
        int length = chance.nextInt(30);
        for (int i = 0; i < length; i++) {
            int[] letters = LETTERS.codePoints().toArray();
            text.appendCodePoint(letters[chance.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
