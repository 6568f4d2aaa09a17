package org.ringfence.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/** The server's management, as jboss-cli uses it. */
final class Management implements AutoCloseable {

    private final ModelControllerClient client;

    Management(int port) {
        client = ModelControllerClient.Factory.create(InetAddress.getLoopbackAddress(), port);
    }

    /** Runs an operation that must succeed: {@code run("top-up", Map.of("account", "…"), "subsystem", "ringfence")}. */
    ModelNode run(String operation, Map<String, ?> parameters, String... address) {
        ModelNode answer = ask(operation, parameters, address);
        if (!Operations.isSuccessfulOutcome(answer)) {
            throw new IllegalStateException(operation + " failed: "
                    + Operations.getFailureDescription(answer).asString());
        }
        return Operations.readResult(answer);
    }

    /** Runs an operation that is expected to be refused, and gives the sentence. */
    String refusal(String operation, Map<String, ?> parameters, String... address) {
        ModelNode answer = ask(operation, parameters, address);
        if (Operations.isSuccessfulOutcome(answer)) {
            throw new IllegalStateException(operation + " was not refused but said " + answer);
        }
        return Operations.getFailureDescription(answer).asString();
    }

    /** Whether the server runs, with all its connectors and applications. */
    boolean runs() {
        try {
            ModelNode read = Operations.createReadAttributeOperation(new ModelNode().setEmptyList(), "server-state");
            ModelNode answer = client.executeAsync(read).get(5, TimeUnit.SECONDS);
            return Operations.isSuccessfulOutcome(answer)
                    && "running".equals(Operations.readResult(answer).asString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception notYet) {
            return false;
        }
    }

    private ModelNode ask(String operation, Map<String, ?> parameters, String... address) {
        ModelNode path = new ModelNode().setEmptyList();
        for (int i = 0; i < address.length; i += 2) {
            path.add(address[i], address[i + 1]);
        }
        ModelNode request = Operations.createOperation(operation, path);
        parameters.forEach((name, value) -> request.get(name).set(String.valueOf(value)));
        try {
            return client.execute(request);
        } catch (IOException broken) {
            throw new UncheckedIOException("The server's management does not answer", broken);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
