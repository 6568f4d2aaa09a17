package org.ringfence.sip.extension;

import org.jboss.as.server.deployment.Attachments;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnit;
import org.jboss.as.server.deployment.DeploymentUnitProcessor;
import org.jboss.modules.Module;

/** Closes the gates of a deployment that goes. */
record GateReleaseProcessor(ApplicationGates gates) implements DeploymentUnitProcessor {

    @Override
    public void deploy(DeploymentPhaseContext phase) {
        // gates come when the application asks for the registry
    }

    @Override
    public void undeploy(DeploymentUnit unit) {
        Module module = unit.getAttachment(Attachments.MODULE);
        if (module != null) {
            gates.close(module.getClassLoader());
        }
    }
}
