package org.ringfence.extension;

import org.jboss.as.controller.ModelVersion;
import org.jboss.as.controller.SubsystemModel;

/** Versions of the management model. */
enum RingfenceSubsystemModel implements SubsystemModel {
    /** The first. */
    VERSION_1_0_0(1, 0, 0);

    static final RingfenceSubsystemModel CURRENT = VERSION_1_0_0;

    private final ModelVersion version;

    RingfenceSubsystemModel(int major, int minor, int micro) {
        version = ModelVersion.create(major, minor, micro);
    }

    @Override
    public ModelVersion getVersion() {
        return version;
    }
}
