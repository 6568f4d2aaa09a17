package org.ringfence.extension;

import static org.ringfence.extension.Parameter.limit;
import static org.ringfence.extension.Parameter.number;
import static org.ringfence.extension.Parameter.numberOrNone;
import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;

import java.util.List;
import org.ringfence.policy.InsightPort.ExposureView;
import org.ringfence.policy.InsightPort.JobView;
import org.ringfence.policy.InsightPort.LedgerReport;
import org.ringfence.policy.InsightPort.TraceView;
import org.ringfence.policy.InsightPort.WhatIfRequest;
import org.ringfence.policy.InsightPort.WhatIfView;

/** Operations that tell why things came as they did, and what could come. */
final class InsightOperations {

    private static final int MOST_LINES = 1_000_000;

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "explain-call",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(TraceView.class),
                    (port, op) -> port.insight().explainCall(op.text("call")),
                    required("call")),
            ControlOperation.of(
                    "show-exposure",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(ExposureView.class),
                    (port, op) -> port.insight().showExposure(op.text("account")),
                    required("account")),
            ControlOperation.of(
                    "what-if",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(WhatIfView.class),
                    (port, op) -> port.insight().whatIf(whatIf(op)),
                    required("from"),
                    required("until"),
                    optional("account"),
                    optional("currency", "EUR"),
                    numberOrNone("lines", 0, MOST_LINES),
                    optional("day-limit"),
                    optional("month-limit"),
                    optional("dynamic-least"),
                    number("dynamic-factor", 7, 1, 1_000),
                    optional("blocked"),
                    optional("profile"),
                    optional("fraud-account"),
                    optional("fraud-from"),
                    optional("fraud-until"),
                    optional("fraud-prefixes"),
                    optional("csv"),
                    optional("relative-to"),
                    limit()),
            ControlOperation.of(
                    "list-jobs", Access.SHOWS_FIGURES, Reply.many(JobView.class), (port, op) -> port.insight()
                            .listJobs()),
            ControlOperation.of(
                    "verify-ledger",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(LedgerReport.class),
                    (port, op) -> port.insight().verifyLedger(op.number("limit")),
                    limit()));

    private InsightOperations() {}

    private static WhatIfRequest whatIf(OperationParameters op) {
        return new WhatIfRequest(
                op.textOrNull("account"),
                op.textOrStandard("currency"),
                op.text("from"),
                op.text("until"),
                op.numberOrNull("lines"),
                op.textOrNull("day-limit"),
                op.textOrNull("month-limit"),
                op.textOrNull("dynamic-least"),
                op.number("dynamic-factor"),
                op.textOrNull("blocked"),
                op.textOrNull("profile"),
                op.textOrNull("fraud-account"),
                op.textOrNull("fraud-from"),
                op.textOrNull("fraud-until"),
                op.textOrNull("fraud-prefixes"),
                op.textOrNull("csv") == null ? null : op.file("csv", "relative-to"),
                op.number("limit"));
    }
}
