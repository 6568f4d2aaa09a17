package org.ringfence.scenario;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a scenario the server that all of them share: a parameter of type {@link RunningServer}. It has demo data on H2,
 * is started with the first scenario and stopped after the last. Scenarios leave it running, and use accounts of their
 * own where they change money.
 */
public final class SharedServer implements ParameterResolver {

    private static final int PORT_OFFSET = 910;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedServer.class))
                .getOrComputeIfAbsent("server", key -> new Started(), Started.class)
                .server;
    }

    private static final class Started implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        private final RunningServer server = RunningServer.start("shared", ServerOptions.demo(PORT_OFFSET));

        @Override
        public void close() {
            server.close();
        }
    }
}
