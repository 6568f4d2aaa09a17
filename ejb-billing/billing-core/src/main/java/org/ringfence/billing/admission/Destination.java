package org.ringfence.billing.admission;

import java.util.regex.Pattern;

/** Where a call goes to. */
public sealed interface Destination {

    /** The longest {@link #text()}, in characters. */
    int LONGEST_TEXT = 255;

    /** The address or number, as records show it. */
    String text();

    /**
     * Another user of this service.
     *
     * @param address user and domain, such as {@code bob@example.org}; 1 to 255 characters
     */
    record OnNet(String address) implements Destination {

        public OnNet {
            if (address.isBlank() || address.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException("An address has 1 to 255 characters: " + address);
            }
        }

        @Override
        public String text() {
            return address;
        }
    }

    /**
     * A number that a trunk reaches.
     *
     * @param digits 1 to 24 digits as the price lists have them: country code first, without + or 00
     */
    record OffNet(String digits) implements Destination {

        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,24}");

        public OffNet {
            if (!DIGITS.matcher(digits).matches()) {
                throw new IllegalArgumentException("A number is 1 to 24 digits: " + digits);
            }
        }

        @Override
        public String text() {
            return digits;
        }
    }

    /**
     * A number that helps in need: it is never charged, and no block or limit keeps anybody from it (SPEC P16).
     *
     * @param digits 2 to 6 digits as they are dialled
     */
    record Emergency(String digits) implements Destination {

        /** What records call such destinations. */
        public static final String NAME = "emergency";

        private static final Pattern DIGITS = Pattern.compile("[0-9]{2,6}");

        public Emergency {
            if (!isOne(digits)) {
                throw new IllegalArgumentException("An emergency number is 2 to 6 digits: " + digits);
            }
        }

        /** Whether a text has the form of such a number. */
        public static boolean isOne(String digits) {
            return DIGITS.matcher(digits).matches();
        }

        @Override
        public String text() {
            return digits;
        }
    }
}
