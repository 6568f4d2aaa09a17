package org.ringfence.billing.tariff;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringfence.billing.money.Money;
import org.ringfence.billing.money.PricePerMinute;
import org.ringfence.billing.rating.CallPrice;

/**
 * Reads the prices of a file, {@code prefix;destination;price-per-minute[;connect-fee[;first-increment[;next-increment[;grace[;minimum-charge]]]]]}
 * a line (SPEC P8). Fields are parted by semicolons, or by commas if the first line has no semicolon; a field with
 * the separator in it stands in double quotes. A first line with the names of the columns is passed over, and so are
 * empty lines and those that begin with #.
 */
public final class RateSheet {

    /** Prices that a file has at most. */
    public static final int MOST_RATES = 1_000_000;

    private static final int LEAST_FIELDS = 3;
    private static final int MOST_FIELDS = 8;
    private static final int LONGEST_NAME = 100;
    private static final int PROBLEMS_TOLD = 50;

    private final Currency currency;
    private final List<Rate> rates = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> prefixes = new HashSet<>();
    /** Many prefixes share a name or a price: each is kept once. */
    private final Map<String, String> names = new HashMap<>();

    private final Map<List<String>, CallPrice> prices = new HashMap<>();
    private int wrong;
    private char separator;

    private RateSheet(Currency currency) {
        this.currency = currency;
    }

    /** The outcome of reading. */
    public sealed interface Answer {

        /** Every line was right; each prefix is there once. */
        record Read(List<Rate> rates) implements Answer {}

        /**
         * Some lines are not.
         *
         * @param count how many
         * @param problems the first fifty of them, each with the number of its line
         */
        record Wrong(int count, List<String> problems) implements Answer {}
    }

    /** A line that is wrong, and how. */
    private static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1;

        Fault(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * Reads lines until there are no more.
     *
     * @param lines may throw whatever their source throws
     * @param currency of all prices
     */
    public static Answer read(Iterator<String> lines, Currency currency) {
        RateSheet sheet = new RateSheet(currency);
        for (int number = 1; lines.hasNext() && sheet.rates.size() <= MOST_RATES; number++) {
            String line = lines.next().strip();
            if (number == 1 && line.startsWith("\uFEFF")) {
                line = line.substring(1);
            }
            if (!line.isEmpty() && line.charAt(0) != '#') {
                sheet.take(number, line);
            }
        }
        if (sheet.rates.size() > MOST_RATES) {
            return new Answer.Wrong(1, List.of("there are more than " + MOST_RATES + " prices"));
        }
        return sheet.wrong == 0
                ? new Answer.Read(sheet.rates)
                : new Answer.Wrong(sheet.wrong, List.copyOf(sheet.problems));
    }

    private void take(int number, String line) {
        boolean first = separator == 0;
        if (first) {
            separator = line.indexOf(';') < 0 ? ',' : ';';
        }
        try {
            List<String> fields = fields(line);
            if (!first || !fields.get(0).equalsIgnoreCase("prefix")) {
                rates.add(rate(fields));
            }
        } catch (Fault fault) {
            wrong++;
            if (problems.size() < PROBLEMS_TOLD) {
                problems.add("line " + number + ": " + fault.getMessage());
            }
        }
    }

    private Rate rate(List<String> fields) {
        if (fields.size() < LEAST_FIELDS || fields.size() > MOST_FIELDS) {
            throw new Fault("it has " + fields.size() + " fields instead of prefix" + separator + "destination"
                    + separator + "price-per-minute and up to five more");
        }
        String prefix = fields.get(0);
        if (!Rate.isPrefix(prefix)) {
            throw new Fault("'" + prefix + "' is no prefix of 1 to 24 digits without + or 00");
        }
        String name = fields.get(1).isEmpty() ? prefix : fields.get(1);
        if (name.length() > LONGEST_NAME) {
            throw new Fault("the destination has more than 100 characters");
        }
        CallPrice price = prices.computeIfAbsent(List.copyOf(fields.subList(2, fields.size())), this::price);
        if (!prefixes.add(prefix)) {
            throw new Fault("prefix " + prefix + " has a price already");
        }
        return new Rate(prefix, names.computeIfAbsent(name, same -> same), price);
    }

    private CallPrice price(List<String> fields) {
        String perMinute = fields.get(0);
        return new CallPrice(
                amount("connect-fee", fields, 1),
                PricePerMinute.parse(perMinute)
                        .orElseThrow(() -> new Fault("price-per-minute '" + perMinute
                                + "' is no price such as 0.60: not below zero, with up to eight decimals")),
                seconds("first-increment", fields, 2, 1, 86_400),
                seconds("next-increment", fields, 3, 1, 86_400),
                seconds("grace", fields, 4, 0, CallPrice.LONGEST_GRACE),
                amount("minimum-charge", fields, 5),
                0);
    }

    private Money amount(String what, List<String> fields, int index) {
        String text = index < fields.size() && !fields.get(index).isEmpty() ? fields.get(index) : "0";
        return Money.parse(text, currency)
                .filter(amount -> !amount.isNegative())
                .orElseThrow(() -> new Fault(
                        what + " '" + text + "' is no amount such as 0.05: not below zero, with up to five decimals"));
    }

    /** @param least what is meant when nothing is said, too */
    private static int seconds(String what, List<String> fields, int index, int least, int most) {
        if (index >= fields.size() || fields.get(index).isEmpty()) {
            return least;
        }
        String text = fields.get(index);
        int seconds = Rate.isPrefix(text) && text.length() <= 5 ? Integer.parseInt(text) : -1;
        if (seconds < least || seconds > most) {
            throw new Fault(what + " '" + text + "' is no number of seconds from " + least + " to " + most);
        }
        return seconds;
    }

    /** The fields of a line without the blanks and quotes around them; two quotes within quotes are one. */
    private List<String> fields(String line) {
        List<String> fields = new ArrayList<>(MOST_FIELDS);
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < line.length(); index++) {
            char next = line.charAt(index);
            if (next == '"' && quoted && index + 1 < line.length() && line.charAt(index + 1) == '"') {
                field.append(next);
                index++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(next);
            }
        }
        if (quoted) {
            throw new Fault("a double quote is not closed");
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
