package org.ringfence.extension;

import java.util.function.Consumer;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.naming.ImmediateManagedReference;
import org.jboss.as.naming.ServiceBasedNamingStore;
import org.jboss.as.naming.deployment.ContextNames;
import org.jboss.as.naming.service.BinderService;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceController;
import org.wildfly.subsystem.service.ResourceServiceInstaller;

/** Offers an object to applications under a name. The naming store finds binder services of this old kind alone. */
record JndiBinding(String name, Object value) implements ResourceServiceInstaller {

    @Override
    public Consumer<OperationContext> install(OperationContext context) {
        ContextNames.BindInfo binding = ContextNames.bindInfoFor(name);
        BinderService binder = new BinderService(binding.getBindName());
        binder.getManagedObjectInjector().inject(() -> new ImmediateManagedReference(value));
        ServiceBuilder<?> builder = context.getServiceTarget().addService(binding.getBinderServiceName(), binder);
        builder.addDependency(
                binding.getParentContextServiceName(), ServiceBasedNamingStore.class, binder.getNamingStoreInjector());
        ServiceController<?> controller =
                builder.setInitialMode(ServiceController.Mode.ACTIVE).install();
        return removing -> removing.removeService(controller.getName());
    }
}
