package org.ringfence.billing.ledger;

import java.util.List;
import java.util.function.LongConsumer;
import org.ringfence.billing.account.AccountId;

/** Proves that entries and records are those that were written, no more and no less (SPEC Q6). */
public interface LedgerProof {

    /**
     * Follows the chains of every account. Calls go on meanwhile.
     *
     * @param mostBreaks how many breaks are told, at least 1
     * @param progress hears now and then how many accounts have been looked at
     */
    Report verify(int mostBreaks, LongConsumer progress);

    /**
     * What was found.
     *
     * @param accounts how many were looked at
     * @param entries how many links of ledger entries hold
     * @param records how many links of call records hold
     * @param breaks the first break of each broken chain, by account; empty when all holds
     * @param fingerprint stands for the heads of all chains: kept elsewhere, it shows later what a backup should say
     */
    record Report(long accounts, long entries, long records, List<Break> breaks, String fingerprint) {

        public Report {
            breaks = List.copyOf(breaks);
        }
    }

    /**
     * The first place where a chain does not hold.
     *
     * @param account whose chain, 0 for what belongs to no account
     * @param what {@code ENTRY}, {@code RECORD} or {@code BALANCE}
     * @param number the link's number
     * @param id the entry's or attempt's id, empty for none
     * @param finding what is wrong, in a sentence
     */
    record Break(AccountId account, String what, long number, String id, String finding) {}
}
