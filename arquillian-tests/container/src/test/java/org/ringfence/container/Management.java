package org.ringfence.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.wildfly.plugin.tools.server.ServerManager;

/** Operations of the management model, by address as the CLI writes it. */
final class Management {

    private final ManagementClient client;

    Management(ManagementClient client) {
        this.client = client;
    }

    /** The result of an operation; its failure fails the test. */
    ModelNode run(String address, String operation, String... parameters) {
        ModelNode outcome = execute(address, operation, parameters);
        if (!Operations.isSuccessfulOutcome(outcome)) {
            throw new AssertionError(address + ":" + operation + " failed: " + failure(outcome));
        }
        return Operations.readResult(outcome);
    }

    /** The sentence with which an operation fails. */
    String refusal(String address, String operation, String... parameters) {
        ModelNode outcome = execute(address, operation, parameters);
        if (Operations.isSuccessfulOutcome(outcome)) {
            throw new AssertionError(address + ":" + operation + " did not fail");
        }
        return failure(outcome);
    }

    private static String failure(ModelNode outcome) {
        return Operations.getFailureDescription(outcome).toString();
    }

    ModelNode read(String address, String attribute) {
        return run(address, "read-attribute", "name", attribute);
    }

    /** Writes an attribute, and lets the services that it concerns restart. */
    void write(String address, String attribute, String value) {
        restart(operation(address, "write-attribute", "name", attribute, "value", value));
    }

    /** Undefines an attribute, and lets the services that it concerns restart. */
    void undefine(String address, String attribute) {
        restart(operation(address, "undefine-attribute", "name", attribute));
    }

    /** Removes a resource with its services. */
    void remove(String address) {
        restart(operation(address, "remove"));
    }

    private void restart(ModelNode operation) {
        operation.get("operation-headers", "allow-resource-service-restart").set(true);
        ModelNode outcome = execute(operation);
        if (!Operations.isSuccessfulOutcome(outcome)) {
            throw new AssertionError(operation + " failed: " + failure(outcome));
        }
    }

    private ModelNode execute(String address, String operation, String... parameters) {
        return execute(operation(address, operation, parameters));
    }

    private ModelNode execute(ModelNode operation) {
        try {
            return client.getControllerClient().execute(operation);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ModelNode operation(String address, String name, String... parameters) {
        ModelNode path = new ModelNode().setEmptyList();
        for (String element : address.split("/")) {
            if (!element.isEmpty()) {
                String[] pair = element.split("=", 2);
                path.add(pair[0], pair[1]);
            }
        }
        ModelNode operation = Operations.createOperation(name, path);
        for (int i = 0; i < parameters.length; i += 2) {
            operation.get(parameters[i]).set(value(parameters[i + 1]));
        }
        return operation;
    }

    /** Objects are written as {@code {name=value}}. */
    private static ModelNode value(String text) {
        if (!text.startsWith("{")) {
            return new ModelNode(text);
        }
        ModelNode object = new ModelNode();
        for (String pair : text.substring(1, text.length() - 1).split(",")) {
            String[] parts = pair.split("=", 2);
            object.get(parts[0]).set(parts[1]);
        }
        return object;
    }

    /** Reloads the server and waits until it runs again. */
    void reload() {
        ServerManager manager =
                ServerManager.builder().client(client.getControllerClient()).standalone();
        try {
            manager.executeReload();
            if (!manager.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The server did not come back after :reload");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
