package org.ringfence.sip.extension;

import java.util.Map;
import java.util.function.Function;
import org.jboss.as.ee.component.Attachments;
import org.jboss.as.ee.component.InjectionSource;
import org.jboss.as.ee.component.deployers.EEResourceReferenceProcessor;
import org.jboss.as.ee.component.deployers.EEResourceReferenceProcessorRegistry;
import org.jboss.as.naming.ImmediateManagedReference;
import org.jboss.as.naming.ManagedReferenceFactory;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnit;
import org.jboss.as.server.deployment.DeploymentUnitProcessor;
import org.jboss.msc.inject.Injector;
import org.jboss.msc.service.ServiceBuilder;
import org.ringfence.sip.container.SipApplicationContext;

/** Lets {@code @Resource} inject a SipFactory, a TimerService and a SipSessionsUtil (JSR 289 section 18.3). */
final class SipResourceReferenceProcessor implements DeploymentUnitProcessor {

    private static final Map<String, Function<SipApplicationContext, Object>> RESOURCES = Map.of(
            "javax.servlet.sip.SipFactory", SipApplicationContext::getSipFactoryFacade,
            "javax.servlet.sip.TimerService", SipApplicationContext::getTimerService,
            "javax.servlet.sip.SipSessionsUtil", SipApplicationContext::getSipSessionsUtil);

    @Override
    public void deploy(DeploymentPhaseContext phase) {
        DeploymentUnit unit = phase.getDeploymentUnit();
        SipDeployment deployment = unit.getAttachment(SipDeployment.KEY);
        if (deployment != null) {
            EEResourceReferenceProcessorRegistry registry =
                    unit.getAttachment(Attachments.RESOURCE_REFERENCE_PROCESSOR_REGISTRY);
            RESOURCES.forEach((type, resource) ->
                    registry.registerResourceReferenceProcessor(new Reference(type, deployment, resource)));
        }
    }

    private record Reference(String type, SipDeployment deployment, Function<SipApplicationContext, Object> resource)
            implements EEResourceReferenceProcessor {

        @Override
        public String getResourceReferenceType() {
            return type;
        }

        @Override
        public InjectionSource getResourceReferenceBindingSource() {
            return new Source(type, deployment, resource);
        }
    }

    /** Two sources are one if they are of one type and deployment; the server asks when a class is injected twice. */
    private static final class Source extends InjectionSource {

        private final String type;
        private final SipDeployment deployment;
        private final Function<SipApplicationContext, Object> resource;

        Source(String type, SipDeployment deployment, Function<SipApplicationContext, Object> resource) {
            this.type = type;
            this.deployment = deployment;
            this.resource = resource;
        }

        @Override
        public void getResourceValue(
                ResolutionContext resolution,
                ServiceBuilder<?> builder,
                DeploymentPhaseContext phase,
                Injector<ManagedReferenceFactory> injector) {
            injector.inject(() -> new ImmediateManagedReference(resource.apply(deployment.context())));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Source source && source.type.equals(type) && source.deployment == deployment;
        }

        @Override
        public int hashCode() {
            return type.hashCode();
        }
    }
}
