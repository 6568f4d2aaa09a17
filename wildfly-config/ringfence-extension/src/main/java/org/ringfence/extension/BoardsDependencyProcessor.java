package org.ringfence.extension;

import java.util.List;
import org.jboss.as.naming.deployment.ContextNames;
import org.jboss.as.server.deployment.Attachments;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnit;
import org.jboss.as.server.deployment.DeploymentUnitProcessor;
import org.jboss.as.server.deployment.module.ModuleSpecification;

/**
 * Lets applications that see the policies' classes wait until the policies can be looked up, so that none starts on
 * defaults because it was quicker than the subsystem.
 */
record BoardsDependencyProcessor(List<String> names) implements DeploymentUnitProcessor {

    private static final String POLICY_MODULE = "org.ringfence.policy";

    @Override
    public void deploy(DeploymentPhaseContext phase) {
        DeploymentUnit unit = phase.getDeploymentUnit();
        ModuleSpecification module = unit.getAttachment(Attachments.MODULE_SPECIFICATION);
        boolean reads = module.getAllDependencies().stream()
                .anyMatch(dependency -> dependency.getDependencyModule().equals(POLICY_MODULE));
        if (reads) {
            names.forEach(name -> phase.addToAttachmentList(
                    Attachments.NEXT_PHASE_DEPS, ContextNames.bindInfoFor(name).getBinderServiceName()));
        }
    }
}
