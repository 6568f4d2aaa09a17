package org.ringfence.policy;

import java.util.List;
import org.ringfence.policy.ControlPort.Outcome;

/** Packages with included talk, as the console shows and changes them (SPEC G). */
public interface PackagePort {

    /** All packages in the order of their names. */
    Outcome<List<PackageView>> list();

    /** Makes a package, or changes it for all that have it. */
    Outcome<PackageView> set(PackageView bundle);

    /** Takes a package away that no account has. */
    Outcome<PackageView> remove(String name);

    /** The packages of an account, and how much of them is used. */
    Outcome<List<PackageUseView>> show(String account);

    /** Gives an account a package; one that it has begins anew. */
    Outcome<List<PackageUseView>> assign(String account, String name);

    /** Takes a package from an account. */
    Outcome<List<PackageUseView>> withdraw(String account, String name);

    /**
     * A package.
     *
     * @param name of the package
     * @param numbers what it covers, with commas
     * @param seconds talk of a period
     * @param period {@code DAY}, {@code MONTH} or {@code ONCE}
     */
    record PackageView(String name, String numbers, long seconds, String period) {}

    /**
     * How much of a package an account has used.
     *
     * @param used seconds that calls of this period have used
     * @param held seconds that running calls may use
     * @param left seconds that further calls may use
     */
    record PackageUseView(String name, String numbers, long seconds, String period, long used, long held, long left) {}
}
