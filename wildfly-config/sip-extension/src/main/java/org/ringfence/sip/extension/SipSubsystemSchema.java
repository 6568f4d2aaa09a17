package org.ringfence.sip.extension;

import java.util.List;
import org.jboss.as.controller.persistence.xml.NamedResourceRegistrationXMLElement;
import org.jboss.as.controller.persistence.xml.ResourceXMLChoice;
import org.jboss.as.controller.persistence.xml.ResourceXMLParticleFactory;
import org.jboss.as.controller.persistence.xml.SubsystemResourceRegistrationXMLElement;
import org.jboss.as.controller.persistence.xml.SubsystemResourceXMLSchema;
import org.jboss.as.controller.xml.IntVersionSchema;
import org.jboss.as.controller.xml.VersionedNamespace;
import org.jboss.as.controller.xml.XMLCardinality;
import org.jboss.staxmapper.IntVersion;

/** Versions of the XML schema; each reads and writes its documents. */
enum SipSubsystemSchema implements SubsystemResourceXMLSchema<SipSubsystemSchema> {
    /** The first. */
    VERSION_1_0(1, 0);

    static final SipSubsystemSchema CURRENT = VERSION_1_0;

    private final VersionedNamespace<IntVersion, SipSubsystemSchema> namespace;
    private final ResourceXMLParticleFactory factory = ResourceXMLParticleFactory.newInstance(this);

    SipSubsystemSchema(int major, int minor) {
        namespace = IntVersionSchema.createURN(List.of("ringfence", "sip"), new IntVersion(major, minor));
    }

    @Override
    public VersionedNamespace<IntVersion, SipSubsystemSchema> getNamespace() {
        return namespace;
    }

    @Override
    public SubsystemResourceRegistrationXMLElement getSubsystemXMLElement() {
        NamedResourceRegistrationXMLElement connector = factory.namedElement(
                        SipConnectorResourceDefinitionRegistrar.REGISTRATION)
                .addAttributes(SipConnectorResourceDefinitionRegistrar.ATTRIBUTES)
                .build();
        ResourceXMLChoice connectors = factory.choice()
                .withCardinality(XMLCardinality.Unbounded.OPTIONAL)
                .addElement(connector)
                .build();
        return factory.subsystemElement(SipSubsystemResourceDefinitionRegistrar.REGISTRATION)
                .addAttributes(StackAttributes.ALL)
                .withContent(connectors)
                .build();
    }
}
