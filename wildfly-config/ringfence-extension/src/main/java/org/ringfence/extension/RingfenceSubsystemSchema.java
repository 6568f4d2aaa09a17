package org.ringfence.extension;

import java.util.List;
import org.jboss.as.controller.persistence.xml.ResourceXMLAll;
import org.jboss.as.controller.persistence.xml.ResourceXMLParticleFactory;
import org.jboss.as.controller.persistence.xml.SubsystemResourceRegistrationXMLElement;
import org.jboss.as.controller.persistence.xml.SubsystemResourceXMLSchema;
import org.jboss.as.controller.xml.IntVersionSchema;
import org.jboss.as.controller.xml.VersionedNamespace;
import org.jboss.as.controller.xml.XMLCardinality;
import org.jboss.staxmapper.IntVersion;

/** Versions of the XML schema: an element for each policy. */
enum RingfenceSubsystemSchema implements SubsystemResourceXMLSchema<RingfenceSubsystemSchema> {
    /** The first. */
    VERSION_1_0(1, 0);

    static final RingfenceSubsystemSchema CURRENT = VERSION_1_0;

    private final VersionedNamespace<IntVersion, RingfenceSubsystemSchema> namespace;
    private final ResourceXMLParticleFactory factory = ResourceXMLParticleFactory.newInstance(this);

    RingfenceSubsystemSchema(int major, int minor) {
        namespace = IntVersionSchema.createURN(List.of("ringfence", "ringfence"), new IntVersion(major, minor));
    }

    @Override
    public VersionedNamespace<IntVersion, RingfenceSubsystemSchema> getNamespace() {
        return namespace;
    }

    @Override
    public SubsystemResourceRegistrationXMLElement getSubsystemXMLElement() {
        ResourceXMLAll.Builder policies = factory.all().withCardinality(XMLCardinality.Single.OPTIONAL);
        for (PolicyDescription<?> policy : PolicyDescription.ALL) {
            policies.addElement(factory.singletonElement(policy.registration())
                    .withElementLocalName(policy.name())
                    .withCardinality(XMLCardinality.Single.OPTIONAL)
                    .addAttributes(policy.attributes())
                    .build());
        }
        return factory.subsystemElement(RingfenceSubsystemResourceDefinitionRegistrar.REGISTRATION)
                .withContent(policies.build())
                .build();
    }
}
