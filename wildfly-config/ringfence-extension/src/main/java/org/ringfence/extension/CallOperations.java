package org.ringfence.extension;

import static org.ringfence.extension.Parameter.limit;
import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;

import java.util.List;
import org.ringfence.policy.ControlPort.CallView;
import org.ringfence.policy.ControlPort.CdrPushView;
import org.ringfence.policy.ControlPort.ExportReport;
import org.ringfence.policy.ControlPort.RecordView;
import org.ringfence.policy.ControlPort.RegistrationView;

/** Operations on registrations, calls and their records. */
final class CallOperations {

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "list-registrations",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(RegistrationView.class),
                    (port, op) -> port.listRegistrations(op.text("filter")),
                    optional("filter")),
            ControlOperation.of(
                    "list-calls",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(CallView.class),
                    (port, op) -> port.listCalls()),
            ControlOperation.of(
                    "hang-up",
                    Access.ENDS_CALLS,
                    Reply.one(CallView.class),
                    (port, op) -> port.hangUp(op.text("call")),
                    required("call")),
            ControlOperation.of(
                    "show-cdr",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(RecordView.class),
                    (port, op) -> port.showCdr(op.text("call")),
                    required("call")),
            ControlOperation.of(
                    "export-cdrs",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(ExportReport.class),
                    (port, op) -> port.exportCdrs(op.file("path", "relative-to"), op.text("from"), op.text("until")),
                    required("path"),
                    optional("relative-to"),
                    required("from"),
                    required("until")),
            ControlOperation.of(
                    "show-cdr-push",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(CdrPushView.class),
                    (port, op) -> port.showCdrPush()),
            ControlOperation.of(
                    "list-cdrs",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(RecordView.class),
                    (port, op) -> port.listCdrs(op.text("account"), op.number("limit")),
                    required("account"),
                    limit()));

    private CallOperations() {}
}
