package org.ringfence.extension;

import java.util.List;
import org.jboss.as.controller.access.constraint.SensitivityClassification;
import org.jboss.as.controller.access.management.AccessConstraintDefinition;
import org.jboss.as.controller.access.management.SensitiveTargetAccessConstraintDefinition;
import org.jspecify.annotations.Nullable;

/** What an operation does, and so who may do it where roles are told apart. */
enum Access {
    /** Shows who calls whom, and what they have. */
    SHOWS_PERSONAL_DATA(true, "personal-data"),
    /** Shows figures without names. */
    SHOWS_FIGURES(true, null),
    /** Changes money, credentials or rights. */
    CHANGES_ACCOUNTS(false, "accounts"),
    /** Lets in or shuts out. */
    CHANGES_PERIMETER(false, "perimeter"),
    /** Ends what is running. */
    ENDS_CALLS(false, null);

    private final boolean readOnly;
    private final List<AccessConstraintDefinition> constraints;

    Access(boolean readOnly, @Nullable String classification) {
        this.readOnly = readOnly;
        constraints = classification == null
                ? List.of()
                : new SensitiveTargetAccessConstraintDefinition(
                                new SensitivityClassification("ringfence", classification, false, true, true))
                        .wrapAsList();
    }

    boolean isReadOnly() {
        return readOnly;
    }

    AccessConstraintDefinition[] constraints() {
        return constraints.toArray(AccessConstraintDefinition[]::new);
    }
}
