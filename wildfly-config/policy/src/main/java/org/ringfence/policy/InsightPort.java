package org.ringfence.policy;

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
     * @param perDay {@code spend} and {@code overrun}
     */
    record ExposureView(
            String account,
            String currency,
            String inFlight,
            String inFlightBoundBy,
            String perDay,
            String perDayBoundBy,
            String spend,
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
