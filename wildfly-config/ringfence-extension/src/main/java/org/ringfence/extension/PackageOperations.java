package org.ringfence.extension;

import static org.ringfence.extension.Parameter.optional;
import static org.ringfence.extension.Parameter.required;

import java.util.List;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.client.helpers.MeasurementUnit;
import org.jboss.as.controller.operations.validation.IntRangeValidator;
import org.jboss.dmr.ModelType;
import org.ringfence.policy.PackagePort.PackageUseView;
import org.ringfence.policy.PackagePort.PackageView;

/** Operations on packages with included talk. */
final class PackageOperations {

    private static final int MOST_SECONDS = 1_000_000_000;

    static final List<ControlOperation> ALL = List.of(
            ControlOperation.of(
                    "list-packages",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(PackageView.class),
                    (port, op) -> port.packages().list()),
            ControlOperation.of(
                    "set-package",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(PackageView.class),
                    (port, op) -> port.packages()
                            .set(new PackageView(
                                    op.text("package"),
                                    op.textOrStandard("numbers"),
                                    op.number("seconds"),
                                    op.textOrStandard("period"))),
                    required("package"),
                    optional("numbers", "*"),
                    new SimpleAttributeDefinitionBuilder("seconds", ModelType.INT, false)
                            .setMeasurementUnit(MeasurementUnit.SECONDS)
                            .setValidator(new IntRangeValidator(1, MOST_SECONDS, false, false))
                            .build(),
                    optional("period", "MONTH")),
            ControlOperation.of(
                    "remove-package",
                    Access.CHANGES_ACCOUNTS,
                    Reply.one(PackageView.class),
                    (port, op) -> port.packages().remove(op.text("package")),
                    required("package")),
            ControlOperation.of(
                    "show-packages",
                    Access.SHOWS_PERSONAL_DATA,
                    Reply.many(PackageUseView.class),
                    (port, op) -> port.packages().show(op.text("account")),
                    required("account")),
            ControlOperation.of(
                    "assign-package",
                    Access.CHANGES_ACCOUNTS,
                    Reply.many(PackageUseView.class),
                    (port, op) -> port.packages().assign(op.text("account"), op.text("package")),
                    required("account"),
                    required("package")),
            ControlOperation.of(
                    "withdraw-package",
                    Access.CHANGES_ACCOUNTS,
                    Reply.many(PackageUseView.class),
                    (port, op) -> port.packages().withdraw(op.text("account"), op.text("package")),
                    required("account"),
                    required("package")));

    private PackageOperations() {}
}
