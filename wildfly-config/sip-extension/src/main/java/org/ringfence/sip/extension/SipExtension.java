package org.ringfence.sip.extension;

import org.wildfly.subsystem.SubsystemConfiguration;
import org.wildfly.subsystem.SubsystemExtension;
import org.wildfly.subsystem.SubsystemPersistence;

/** Brings SIP servlets to the server. */
public final class SipExtension extends SubsystemExtension<SipSubsystemSchema> {

    /** Made by the server, by name. */
    public SipExtension() {
        super(
                SubsystemConfiguration.of(
                        SipSubsystemResourceDefinitionRegistrar.REGISTRATION,
                        SipSubsystemModel.CURRENT,
                        SipSubsystemResourceDefinitionRegistrar::new),
                SubsystemPersistence.of(SipSubsystemSchema.CURRENT));
    }
}
