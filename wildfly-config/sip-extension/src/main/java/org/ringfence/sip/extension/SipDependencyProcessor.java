package org.ringfence.sip.extension;

import org.jboss.as.server.deployment.Attachments;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnit;
import org.jboss.as.server.deployment.DeploymentUnitProcessor;
import org.jboss.as.server.deployment.module.ModuleDependency;
import org.jboss.as.server.deployment.module.ModuleSpecification;
import org.jboss.modules.Module;

/** Shows the SIP servlet API to deployments, and lets those with SIP servlets wait for the engine. */
final class SipDependencyProcessor implements DeploymentUnitProcessor {

    private static final String API = "org.ringfence.sip.api";

    @Override
    public void deploy(DeploymentPhaseContext phase) {
        DeploymentUnit unit = phase.getDeploymentUnit();
        ModuleSpecification module = unit.getAttachment(Attachments.MODULE_SPECIFICATION);
        module.addSystemDependency(ModuleDependency.Builder.of(Module.getBootModuleLoader(), API)
                .setOptional(true)
                .build());
        if (unit.hasAttachment(SipDeployment.KEY)) {
            phase.addDeploymentDependency(
                    SipSubsystemResourceDefinitionRegistrar.ENGINE_CAPABILITY.getCapabilityServiceName(),
                    SipDeployment.ENGINE);
            // an application may look the gates up as soon as it starts
            phase.addToAttachmentList(Attachments.NEXT_PHASE_DEPS, GatesBinding.serviceName());
        }
    }
}
