package org.ringfence.billing.packages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringfence.billing.account.AccountId;

/** Keeps packages, and which account has which; what is asked with every call is answered from memory. */
public interface PackageStore extends PackageSource {

    /** All packages in the order of their names. */
    List<CallPackage> packages();

    /** The package of this name. */
    Optional<CallPackage> find(String name);

    /** Makes a package, or changes it for all that have it; its id does not matter. */
    CallPackage keep(CallPackage bundle);

    /** Takes a package away that no account has. */
    RemoveAnswer remove(String name);

    /** Gives an account a package; one that it has begins anew. */
    AssignAnswer assign(AccountId account, String name);

    /** Takes a package from an account; calls that run keep what they hold. */
    AssignAnswer withdraw(AccountId account, String name);

    /** How much of its packages an account has used. */
    Map<PackageId, PackageUse> uses(AccountId account);

    /** The outcome of {@link #remove}. */
    enum RemoveAnswer {
        REMOVED,
        UNKNOWN,
        IN_USE
    }

    /** The outcome of {@link #assign} and {@link #withdraw}. */
    enum AssignAnswer {
        DONE,
        UNKNOWN_ACCOUNT,
        UNKNOWN_PACKAGE,
        /** It has no such package. */
        NOT_ASSIGNED
    }
}
