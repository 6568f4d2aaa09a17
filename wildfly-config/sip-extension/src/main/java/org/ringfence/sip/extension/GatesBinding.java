package org.ringfence.sip.extension;

import java.util.function.Supplier;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.naming.ImmediateManagedReference;
import org.jboss.as.naming.ServiceBasedNamingStore;
import org.jboss.as.naming.deployment.ContextNames;
import org.jboss.as.naming.service.BinderService;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.ringfence.sip.container.SipEngine;
import org.wildfly.subsystem.service.ResourceServiceInstaller;

/** Offers the registry of gates to applications under {@code java:jboss/sip/gates}. */
final class GatesBinding {

    static final String JNDI_NAME = "java:jboss/sip/gates";

    private GatesBinding() {}

    static ServiceName serviceName() {
        return ContextNames.bindInfoFor(JNDI_NAME).getBinderServiceName();
    }

    static ResourceServiceInstaller installer(ApplicationGates gates) {
        return context -> {
            ServiceController<?> controller = install(context, gates);
            return removing -> removing.removeService(controller.getName());
        };
    }

    /** The naming store finds binder services of this old kind alone. */
    private static ServiceController<?> install(OperationContext context, ApplicationGates gates) {
        ContextNames.BindInfo binding = ContextNames.bindInfoFor(JNDI_NAME);
        BinderService binder = new BinderService(binding.getBindName());
        ServiceBuilder<?> builder = context.getServiceTarget().addService(binding.getBinderServiceName(), binder);
        Supplier<SipEngine> engine =
                builder.requires(SipSubsystemResourceDefinitionRegistrar.ENGINE_CAPABILITY.getCapabilityServiceName());
        builder.addDependency(
                binding.getParentContextServiceName(), ServiceBasedNamingStore.class, binder.getNamingStoreInjector());
        binder.getManagedObjectInjector()
                .inject(() ->
                        new ImmediateManagedReference(gates.over(engine.get().gates())));
        return builder.setInitialMode(ServiceController.Mode.ACTIVE).install();
    }
}
