package org.ringfence.extension;

import org.jboss.as.controller.operations.validation.MinMaxValidator;
import org.jboss.as.controller.operations.validation.ModelTypeValidator;
import org.jboss.dmr.ModelType;
import org.ringfence.policy.Range;

/** Shows a component's bounds in the description; to refuse what lies beyond is left to the record and its sentence. */
final class RangeShown extends ModelTypeValidator implements MinMaxValidator {

    private final Range range;

    RangeShown(Range range) {
        super(ModelType.INT, true, true);
        this.range = range;
    }

    @Override
    public Long getMin() {
        return (long) range.least();
    }

    @Override
    public Long getMax() {
        return (long) range.most();
    }
}
