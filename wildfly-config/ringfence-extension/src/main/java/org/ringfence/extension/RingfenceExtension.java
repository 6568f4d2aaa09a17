package org.ringfence.extension;

import org.wildfly.subsystem.SubsystemConfiguration;
import org.wildfly.subsystem.SubsystemExtension;
import org.wildfly.subsystem.SubsystemPersistence;

/** Brings Ringfence's policies and operations into the management model. */
public final class RingfenceExtension extends SubsystemExtension<RingfenceSubsystemSchema> {

    /** Made by the server, by name. */
    public RingfenceExtension() {
        super(
                SubsystemConfiguration.of(
                        RingfenceSubsystemResourceDefinitionRegistrar.REGISTRATION,
                        RingfenceSubsystemModel.CURRENT,
                        RingfenceSubsystemResourceDefinitionRegistrar::new),
                SubsystemPersistence.of(RingfenceSubsystemSchema.CURRENT));
    }
}
