package org.ringfence.sip.extension;

import java.util.ArrayList;
import java.util.List;
import org.jboss.as.ee.component.ComponentRegistry;
import org.jboss.as.ee.component.EEModuleDescription;
import org.jboss.as.ee.naming.JavaNamespaceSetup;
import org.jboss.as.server.deployment.Attachments;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnit;
import org.jboss.as.server.deployment.DeploymentUnitProcessor;
import org.jboss.as.server.deployment.SetupAction;
import org.jboss.modules.Module;
import org.ringfence.sip.container.SipEngine;
import org.wildfly.extension.undertow.deployment.UndertowAttachments;

/** Hands a WAR's SIP application to the engine, together with the servlet context that Undertow makes for the WAR. */
final class SipDeploymentProcessor implements DeploymentUnitProcessor {

    @Override
    public void deploy(DeploymentPhaseContext phase) {
        DeploymentUnit unit = phase.getDeploymentUnit();
        SipDeployment deployment = unit.getAttachment(SipDeployment.KEY);
        if (deployment == null) {
            return;
        }
        SipEngine engine = unit.getAttachment(SipDeployment.ENGINE);
        Module module = unit.getAttachment(Attachments.MODULE);
        ComponentRegistry components = unit.getAttachment(org.jboss.as.ee.component.Attachments.COMPONENT_REGISTRY);
        unit.addToAttachmentList(
                UndertowAttachments.UNDERTOW_SERVLET_EXTENSIONS,
                new SipServletExtension(
                        engine,
                        deployment,
                        module.getClassLoader(),
                        new SetupActions(setupActions(unit)),
                        new ServerComponents(components, module.getClassLoader())));
    }

    private static List<SetupAction> setupActions(DeploymentUnit unit) {
        List<SetupAction> actions =
                new ArrayList<>(unit.getAttachmentList(org.jboss.as.ee.component.Attachments.WEB_SETUP_ACTIONS));
        EEModuleDescription module = unit.getAttachment(org.jboss.as.ee.component.Attachments.EE_MODULE_DESCRIPTION);
        actions.add(new JavaNamespaceSetup(module.getNamespaceContextSelector(), unit.getServiceName()));
        return actions;
    }
}
