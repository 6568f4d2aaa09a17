package org.ringfence.extension;

import static org.ringfence.extension.Parameter.limit;
import static org.ringfence.extension.Parameter.number;
import static org.ringfence.extension.Parameter.numberOrNone;
import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;

import java.util.List;
import org.ringfence.policy.ControlPort.AccessView;
import org.ringfence.policy.ControlPort.AccountChange;
import org.ringfence.policy.ControlPort.AccountView;
import org.ringfence.policy.ControlPort.AuditReport;
import org.ringfence.policy.ControlPort.ImportReport;
import org.ringfence.policy.ControlPort.NewAccountRequest;

/** Operations on accounts. */
final class AccountOperations {

    private static final int MOST_LINES = 1_000_000;

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "create-account",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AccountView.class),
                    (port, op) -> port.createAccount(new NewAccountRequest(
                            op.text("name"),
                            op.secret("password"),
                            op.textOrNull("type"),
                            op.textOrNull("credit"),
                            op.textOrNull("currency"),
                            op.numberOrNull("lines"),
                            op.textOrNull("number"))),
                    required("name"),
                    required("password"),
                    optional("type", "END_USER"),
                    optional("credit", "0"),
                    optional("currency", "EUR"),
                    number("lines", 5, 0, MOST_LINES),
                    optional("number")),
            ControlOperation.of(
                    "show-account",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(AccountView.class),
                    (port, op) -> port.showAccount(op.text("account")),
                    required("account")),
            ControlOperation.of(
                    "list-accounts",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(AccountView.class),
                    (port, op) -> port.listAccounts(op.text("after"), op.number("limit")),
                    optional("after"),
                    limit()),
            ControlOperation.of(
                    "set-account",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AccountView.class),
                    (port, op) -> port.changeAccount(new AccountChange(
                            op.text("account"),
                            op.textOrNull("type"),
                            op.numberOrNull("lines"),
                            op.textOrNull("credit-limit"),
                            op.textOrNull("time-zone"))),
                    required("account"),
                    optional("type"),
                    numberOrNone("lines", 0, MOST_LINES),
                    optional("credit-limit"),
                    optional("time-zone")),
            ControlOperation.of(
                    "lock-account",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AccountView.class),
                    (port, op) -> port.lockAccount(op.text("account"), op.text("level")),
                    required("account"),
                    required("level")),
            ControlOperation.of(
                    "set-access",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AccessView.class),
                    (port, op) -> port.setAccess(new AccessView(
                            op.text("account"),
                            op.text("type"),
                            op.textOrNull("addresses"),
                            op.textOrNull("tech-prefix"),
                            op.textOrNull("certificates"),
                            op.text("transports"),
                            op.textOrNull("algorithms"),
                            op.textOrNull("strictness"))),
                    required("account"),
                    optional("type", "PASSWORD"),
                    optional("addresses"),
                    optional("tech-prefix"),
                    optional("certificates"),
                    optional("transports", "UDP,TCP,TLS,WS,WSS"),
                    optional("algorithms"),
                    optional("strictness")),
            ControlOperation.of(
                    "set-password",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AccountView.class),
                    (port, op) -> port.setPassword(op.text("account"), op.secret("password")),
                    required("account"),
                    required("password")),
            ControlOperation.of(
                    "audit-passwords",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.one(AuditReport.class),
                    (port, op) -> port.auditPasswords(op.number("limit")),
                    limit()),
            ControlOperation.of(
                    "top-up",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(AccountView.class),
                    (port, op) -> port.topUp(op.text("account"), op.text("amount"), op.text("reference")),
                    required("account"),
                    required("amount"),
                    required("reference")),
            ControlOperation.of(
                    "import-accounts",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(ImportReport.class),
                    (port, op) -> port.importAccounts(op.file("path", "relative-to")),
                    required("path"),
                    optional("relative-to")));

    private AccountOperations() {}
}
