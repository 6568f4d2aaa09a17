package org.ringfence.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ringfence.policy.ControlPort.Outcome;

/** What the console can ask about why things came as they did, and what could come. */
public interface InsightPort {

    /** Why a call was admitted or refused, by its id or its Call-ID on the caller's side (SPEC Q3). */
    Outcome<List<TraceView>> explainCall(String call);

    /** What an account can cost at worst (SPEC Q2). */
    Outcome<ExposureView> showExposure(String account);

    /**
     * What an account can cost at worst; amounts are decimal numbers in its currency, times are seconds.
     *
     * @param perDay {@code spend}, {@code included} and {@code overrun}
     */
    record ExposureView(
            String account,
            String currency,
            String inFlight,
            String inFlightBoundBy,
            String perDay,
            String perDayBoundBy,
            String spend,
            String included,
            String overrun,
            String afterNodeDeath,
            int calls,
            int prices,
            int unpaidPrices,
            long slice,
            long cutOff,
            long orphan,
            List<LimitView> limits) {

        /** Copies the list. */
        public ExposureView {
            limits = List.copyOf(limits);
        }
    }

    /** A limit of spending, and what it leaves for today. */
    record LimitView(String name, String left) {}

    /** What proposed limits would have done to the calls of the past (SPEC Q8). */
    Outcome<WhatIfView> whatIf(WhatIfRequest request);

    /**
     * Limits to try on calls of the past; amounts are decimal numbers in the currency, instants are such as
     * 2026-11-01T00:00:00Z, lists have commas.
     *
     * @param account whose calls, null for all
     * @param currency of the calls
     * @param from the first start
     * @param until the instant behind the last start
     * @param dynamicFactor what of the dearest day of the past a day may cost, with {@code dynamicLeast}
     * @param profile the name of a profile of calls, null for none
     * @param fraudAccount whose calls are known to be fraud, with the other three: all that is given has to apply
     * @param csv where each changed call is written, null for nowhere
     * @param limit how many accounts are shown
     */
    record WhatIfRequest(
            @Nullable String account,
            String currency,
            String from,
            String until,
            @Nullable Integer lines,
            @Nullable String dayLimit,
            @Nullable String monthLimit,
            @Nullable String dynamicLeast,
            int dynamicFactor,
            @Nullable String blocked,
            @Nullable String profile,
            @Nullable String fraudAccount,
            @Nullable String fraudFrom,
            @Nullable String fraudUntil,
            @Nullable String fraudPrefixes,
            @Nullable Path csv,
            int limit) {}

    /** What they would have done: to all calls, and to those of the accounts that would have spent the most. */
    record WhatIfView(
            long calls,
            long goodCalls,
            long goodRefused,
            long goodCut,
            String goodSaved,
            long fraudCalls,
            long fraudRefused,
            long fraudCut,
            String fraudCharge,
            String fraudSaved,
            List<EffectView> accounts) {

        /** Copies the list. */
        public WhatIfView {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * What they would have done to an account.
     *
     * @param firstChange when the first call would have been refused or cut
     * @param minutesToStop from the begin of the first fraud until the first one that would have been stopped; null for none
     */
    record EffectView(
            String account,
            long goodCalls,
            long goodRefused,
            long goodCut,
            String goodSaved,
            long fraudCalls,
            long fraudRefused,
            long fraudCut,
            String fraudCharge,
            String fraudSaved,
            Instant firstChange,
            @Nullable Long minutesToStop) {}

    /**
     * Follows the hash chains of all entries and records (SPEC Q6); a million rows take some ten seconds.
     *
     * @param limit how many breaks are told
     */
    Outcome<LedgerReport> verifyLedger(int limit);

    /**
     * What following the chains found.
     *
     * @param sound whether all holds
     * @param fingerprint stands for the ends of all chains
     */
    record LedgerReport(
            boolean sound, long accounts, long entries, long records, List<BreakView> breaks, String fingerprint) {

        /** Copies the list. */
        public LedgerReport {
            breaks = List.copyOf(breaks);
        }
    }

    /**
     * The first break of a chain.
     *
     * @param account null for what belongs to none
     */
    record BreakView(@Nullable String account, String what, long number, String id, String finding) {}

    /** What one of all servers does at set times, how it went last, and when it comes next. */
    Outcome<List<JobView>> listJobs();

    /**
     * A job; null where nothing is known yet.
     *
     * @param lastRun when it began last
     * @param lastResult DONE or FAILED
     * @param lastOutcome what was done, or why it broke off
     * @param lastServer which did it
     * @param nextRun when it is due
     */
    record JobView(
            String name,
            @Nullable Instant lastRun,
            @Nullable String lastResult,
            @Nullable String lastOutcome,
            @Nullable String lastServer,
            @Nullable Instant nextRun) {}

    /**
     * A decision on a call, with what was looked at in order.
     *
     * @param id null for a call that was turned away before it was known who pays for it
     * @param account null for the same
     */
    record TraceView(
            @Nullable String id,
            String callId,
            @Nullable String account,
            String caller,
            String destination,
            String source,
            Instant time,
            String outcome,
            List<StepView> steps,
            long configurationVersion) {

        /** Copies the list. */
        public TraceView {
            steps = List.copyOf(steps);
        }
    }

    /** A rule's answer, with what it looked at and what it compared that with. */
    record StepView(String rule, String answer, String input, String threshold) {}
}
