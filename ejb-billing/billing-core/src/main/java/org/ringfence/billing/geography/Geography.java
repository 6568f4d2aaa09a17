package org.ringfence.billing.geography;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ringfence.billing.account.AccountId;
import org.ringfence.billing.fraud.Finding;
import org.ringfence.billing.fraud.Finding.Detector;
import org.ringfence.billing.fraud.Finding.Severity;
import org.ringfence.billing.fraud.FraudListener;

/**
 * Knows from which countries accounts are used, and tells when there is a new one (SPEC P6). The first country of an account
 * is its home, and addresses that no table knows are of no country.
 */
public final class Geography {

    /** What happens to calls from a country that is new. */
    public enum Mode {
        /** Nothing is looked at. */
        OFF,
        /** It is told once, and known from then on. */
        WATCH,
        /** It is told, and calls that cost something need the account's PIN or an operator's leave. */
        STEP_UP
    }

    private final Supplier<Mode> mode;
    private final Supplier<CountryTable> table;
    private final SeenCountryStore seen;
    private final FraudListener listener;
    private final InstantSource clock;

    /**
     * Looks at addresses.
     *
     * @param mode asked anew each time
     * @param table asked anew each time
     */
    public Geography(
            Supplier<Mode> mode,
            Supplier<CountryTable> table,
            SeenCountryStore seen,
            FraudListener listener,
            InstantSource clock) {
        this.mode = mode;
        this.table = table;
        this.seen = seen;
        this.listener = listener;
        this.clock = clock;
    }

    Mode mode() {
        return mode.get();
    }

    /** The country of an address, null when nobody knows it or nothing is looked at. */
    @Nullable
    String countryOf(String address) {
        return mode() == Mode.OFF ? null : table.get().find(address);
    }

    /** Whether an account is known to be used from a country; the first one is. */
    boolean isKnown(AccountId account, String country) {
        Set<String> countries = seen.of(account);
        if (countries.isEmpty()) {
            seen.add(account, country, clock.instant());
            return true;
        }
        return countries.contains(country);
    }

    /** From now on the account is known to be used from there. */
    void learn(AccountId account, String country) {
        seen.add(account, country, clock.instant());
    }

    /** Tells of a country that is new. */
    Finding tell(AccountId account, String country, boolean stopped) {
        Severity severity = stopped ? Severity.CRITICAL : Severity.WARNING;
        int known = seen.of(account).size();
        Finding finding = new Finding(Detector.GEOGRAPHY, severity, country, known + 1L, known);
        listener.found(account, finding, stopped);
        return finding;
    }

    /** Whether a registration from an address would be news; quick, and asks no database. */
    public boolean isNews(AccountId account, String address) {
        String country = countryOf(address);
        return country != null && !seen.of(account).contains(country);
    }

    /** An account registered from an address. */
    public void registered(AccountId account, String address) {
        String country = countryOf(address);
        if (country != null && !isKnown(account, country)) {
            tell(account, country, false);
            if (mode() == Mode.WATCH) {
                learn(account, country);
            }
        }
    }
}
