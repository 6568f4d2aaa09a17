package org.ringfence.model;

import java.util.List;
import org.jboss.as.controller.Extension;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.operations.common.Util;
import org.jboss.as.naming.ManagedReferenceFactory;
import org.jboss.as.naming.deployment.ContextNames;
import org.jboss.as.subsystem.test.AbstractSubsystemTest;
import org.jboss.as.subsystem.test.AdditionalInitialization;
import org.jboss.as.subsystem.test.KernelServices;
import org.jboss.dmr.ModelNode;
import org.jboss.msc.service.ServiceController;

/** A subsystem that runs on a management model with nothing else in it. */
public final class ManagedSubsystem implements AutoCloseable {

    private final Framework framework;
    private final KernelServices services;
    private final PathElement subsystem;

    private ManagedSubsystem(Framework framework, KernelServices services) {
        this.framework = framework;
        this.services = services;
        subsystem = PathElement.pathElement("subsystem", framework.getMainSubsystemName());
    }

    /**
     * Boots a subsystem from its element of the configuration file.
     *
     * @throws Exception if the document can't be read
     */
    public static ManagedSubsystem boot(
            String name, Extension extension, String xml, AdditionalInitialization surroundings) throws Exception {
        Framework framework = new Framework(name, extension);
        framework.initializeParser();
        return new ManagedSubsystem(framework, framework.boot(xml, surroundings));
    }

    /** What failed at the boot, in one text; empty if nothing did. */
    public String bootFailures() {
        if (services.isSuccessfulBoot()) {
            return services.hasBootErrorCollectorFailures()
                    ? services.getBootErrorCollectorFailures().toString()
                    : "";
        }
        return String.valueOf(services.getBootError());
    }

    /** An operation on the subsystem, or on a child that is named as {@code key=value}. */
    public ModelNode operation(String name, String... children) {
        PathAddress address = PathAddress.pathAddress(subsystem);
        for (String child : children) {
            int equals = child.indexOf('=');
            address = address.append(child.substring(0, equals), child.substring(equals + 1));
        }
        return Util.createEmptyOperation(name, address);
    }

    /** Writes an attribute of the subsystem, or of a child. */
    public ModelNode write(String attribute, ModelNode value, String... children) {
        ModelNode write = operation("write-attribute", children);
        write.get("name").set(attribute);
        write.get("value").set(value);
        return write;
    }

    /** Reads an attribute of the subsystem, or of a child. */
    public ModelNode read(String attribute, String... children) {
        ModelNode read = operation("read-attribute", children);
        read.get("name").set(attribute);
        return done(read);
    }

    /** All that the console can tell about the subsystem: attributes, operations, children. */
    public ModelNode description() {
        ModelNode describe = operation("read-resource-description");
        describe.get("recursive").set(true);
        describe.get("operations").set(true);
        describe.get("inherited").set(false);
        return done(describe);
    }

    /** The whole answer to an operation. */
    public ModelNode answer(ModelNode operation) {
        return services.executeOperation(operation);
    }

    /** The result of an operation that has to succeed. */
    public ModelNode done(ModelNode operation) {
        ModelNode answer = answer(operation);
        if (!"success".equals(answer.get("outcome").asString())) {
            throw new AssertionError(operation + " was refused: " + answer.get("failure-description"));
        }
        return answer.get("result");
    }

    /** Why an operation was refused, which it has to be. */
    public String refused(ModelNode operation) {
        ModelNode answer = answer(operation);
        if (!"failed".equals(answer.get("outcome").asString())) {
            throw new AssertionError(operation + " was not refused: " + answer);
        }
        return answer.get("failure-description").asString();
    }

    /** What the subsystem offers to applications under this name. */
    public <T> T bound(String jndiName, Class<T> type) {
        ServiceController<?> binder = services.getContainer()
                .getRequiredService(ContextNames.bindInfoFor(jndiName).getBinderServiceName());
        ManagedReferenceFactory factory = (ManagedReferenceFactory) binder.getValue();
        return type.cast(factory.getReference().getInstance());
    }

    /** The subsystem as it would stand in the configuration file. */
    public String persisted() {
        return services.getPersistedSubsystemXml();
    }

    @Override
    public void close() throws Exception {
        framework.cleanup();
    }

    private static final class Framework extends AbstractSubsystemTest {

        Framework(String name, Extension extension) {
            super(name, extension);
        }

        KernelServices boot(String xml, AdditionalInitialization surroundings) throws Exception {
            List<ModelNode> operations = parse(surroundings, xml);
            return createKernelServicesBuilder(surroundings)
                    .setBootOperations(operations)
                    .build();
        }
    }
}
