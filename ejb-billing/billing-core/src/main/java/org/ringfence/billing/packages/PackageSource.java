package org.ringfence.billing.packages;

import java.util.List;
import org.ringfence.billing.account.AccountId;

/** Knows the packages of accounts. */
@FunctionalInterface
public interface PackageSource {

    /** Nobody has a package. */
    PackageSource NONE = account -> List.of();

    /** Those of an account, in the order of their names, which is the order in which they are used. */
    List<CallPackage> of(AccountId account);
}
