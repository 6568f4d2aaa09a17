package org.ringfence.billing.geography;

import java.util.function.Supplier;

/** The table of countries that is in force. */
public final class Countries implements Supplier<CountryTable> {

    private volatile CountryTable table = CountryTable.EMPTY;

    @Override
    public CountryTable get() {
        return table;
    }

    /** Another one counts from now on. */
    public void set(CountryTable read) {
        table = read;
    }
}
