package org.ringfence.extension;

import static org.ringfence.extension.Parameter.limit;
import static org.ringfence.extension.Parameter.required;

import java.util.List;
import org.ringfence.policy.InsightPort.ExposureView;
import org.ringfence.policy.InsightPort.LedgerReport;
import org.ringfence.policy.InsightPort.TraceView;

/** Operations that tell why things came as they did, and what could come. */
final class InsightOperations {

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
                    "verify-ledger",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(LedgerReport.class),
                    (port, op) -> port.insight().verifyLedger(op.number("limit")),
                    limit()));

    private InsightOperations() {}
}
