package org.ringfence.extension;

import org.jboss.as.controller.AbstractWriteAttributeHandler;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.ResourceDefinition;
import org.jboss.as.controller.descriptions.ResourceDescriptionResolver;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.controller.registry.OperationEntry;
import org.jboss.dmr.ModelNode;
import org.ringfence.policy.Policy;
import org.ringfence.policy.PolicyBoard;
import org.wildfly.subsystem.resource.ChildResourceDefinitionRegistrar;
import org.wildfly.subsystem.resource.ManagementResourceRegistrar;
import org.wildfly.subsystem.resource.ManagementResourceRegistrationContext;
import org.wildfly.subsystem.resource.ResourceDescriptor;
import org.wildfly.subsystem.resource.operation.ResourceOperationRuntimeHandler;

/** Registers {@code policy=NAME}; what is written there is in force with the end of the operation. */
final class PolicyResourceDefinitionRegistrar<P extends Policy> implements ChildResourceDefinitionRegistrar {

    private final PolicyDescription<P> policy;
    private final PolicyBoard board;

    PolicyResourceDefinitionRegistrar(PolicyDescription<P> policy, PolicyBoard board) {
        this.policy = policy;
        this.board = board;
    }

    @Override
    public ManagementResourceRegistration register(
            ManagementResourceRegistration parent, ManagementResourceRegistrationContext context) {
        ResourceDescriptionResolver resolver =
                RingfenceSubsystemResourceDefinitionRegistrar.RESOLVER.createChildResolver(
                        policy.registration().getPathElement());
        ResourceDescriptor.Builder descriptor = ResourceDescriptor.builder(resolver)
                .withRuntimeHandler(new Publishing())
                // else the removal would wait for a reload
                .withRemoveOperationRestartFlag(OperationEntry.Flag.RESTART_NONE);
        for (AttributeDefinition attribute : policy.attributes()) {
            descriptor.addAttribute(attribute, new LiveWrite());
        }
        ManagementResourceRegistration registration = parent.registerSubModel(
                ResourceDefinition.builder(policy.registration(), resolver).build());
        ManagementResourceRegistrar.of(descriptor.build()).register(registration);
        return registration;
    }

    private void publish(OperationContext context, ModelNode model) throws OperationFailedException {
        board.publish(policy.resolve(context, model));
    }

    /** Publishes when the resource is added; without it the defaults are in force. */
    private final class Publishing implements ResourceOperationRuntimeHandler {

        @Override
        public void addRuntime(OperationContext context, ModelNode model) throws OperationFailedException {
            publish(context, model);
        }

        @Override
        public void removeRuntime(OperationContext context, ModelNode model) throws OperationFailedException {
            publish(context, new ModelNode().setEmptyObject());
        }
    }

    /** Publishes the changed policy, or fails with its sentence and leaves the one before in force. */
    private final class LiveWrite extends AbstractWriteAttributeHandler<Void> {

        @Override
        protected boolean applyUpdateToRuntime(
                OperationContext context,
                ModelNode operation,
                String attribute,
                ModelNode resolved,
                ModelNode before,
                HandbackHolder<Void> handback)
                throws OperationFailedException {
            publish(context, context.readResource(PathAddress.EMPTY_ADDRESS).getModel());
            return false;
        }

        @Override
        protected void revertUpdateToRuntime(
                OperationContext context,
                ModelNode operation,
                String attribute,
                ModelNode valueToRestore,
                ModelNode valueToRevert,
                Void handback)
                throws OperationFailedException {
            ModelNode model =
                    context.readResource(PathAddress.EMPTY_ADDRESS).getModel().clone();
            model.get(attribute).set(valueToRestore);
            publish(context, model);
        }
    }
}
