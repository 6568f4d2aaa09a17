package org.ringfence.billing.account;

import java.util.Optional;

/** Where admission finds the terms of an account; the store itself, or a cache that every change of terms clears. */
public interface TermsSource {

    Optional<AccountTerms> termsOf(AccountId id);
}
