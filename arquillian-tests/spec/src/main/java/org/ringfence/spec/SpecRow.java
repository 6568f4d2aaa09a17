package org.ringfence.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of one row of the specification: a letter and, but for the single-row section O, a number.
 *
 * @param section the section's letter
 * @param number the row's number within its section, 0 where the section is one row
 */
record SpecRow(char section, int number) implements Comparable<SpecRow> {

    private static final Pattern ID = Pattern.compile("([A-QX])([1-9][0-9]?)|O");

    static SpecRow parse(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + id + "' is no row of the specification, such as A5 or Q2");
        }
        return matcher.group(1) == null
                ? new SpecRow('O', 0)
                : new SpecRow(matcher.group(1).charAt(0), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(SpecRow other) {
        int bySection = Character.compare(section, other.section);
        return bySection == 0 ? Integer.compare(number, other.number) : bySection;
    }

    @Override
    public String toString() {
        return number == 0 ? String.valueOf(section) : section + Integer.toString(number);
    }
}
