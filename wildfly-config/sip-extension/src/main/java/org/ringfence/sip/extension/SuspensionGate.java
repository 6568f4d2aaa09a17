package org.ringfence.sip.extension;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jboss.as.server.suspend.ServerResumeContext;
import org.jboss.as.server.suspend.ServerSuspendContext;
import org.jboss.as.server.suspend.SuspendableActivity;
import org.jboss.as.server.suspend.SuspendableActivityRegistry;
import org.jboss.as.server.suspend.SuspensionStateProvider;
import org.ringfence.sip.container.SipEngine;
import org.ringfence.sip.spi.GateRegistry;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageView;
import org.wildfly.service.descriptor.NullaryServiceDescriptor;
import org.wildfly.subsystem.service.ResourceServiceInstaller;
import org.wildfly.subsystem.service.ServiceDependency;
import org.wildfly.subsystem.service.ServiceInstaller;

/** Turns new requests away while the server is suspended; dialogs that exist go on (RFC 3261 section 21.5.4). */
final class SuspensionGate implements MessageGate, SuspendableActivity {

    private static final String RETRY_AFTER_SECONDS = "30";
    private static final MessageVerdict SUSPENDED =
            new MessageVerdict.Answer(503, "Service Unavailable", Map.of("Retry-After", List.of(RETRY_AFTER_SECONDS)));

    private final SuspendableActivityRegistry activities;
    private final GateRegistry.Registration registration;
    private volatile boolean suspended;

    private SuspensionGate(GateRegistry gates, SuspendableActivityRegistry activities) {
        this.activities = activities;
        suspended = activities.getState() != SuspensionStateProvider.State.RUNNING;
        registration = gates.register(this);
        activities.registerActivity(this);
    }

    static ResourceServiceInstaller installer(NullaryServiceDescriptor<SipEngine> engines) {
        ServiceDependency<SipEngine> engine = ServiceDependency.on(engines);
        ServiceDependency<SuspendableActivityRegistry> activities =
                ServiceDependency.on(SuspendableActivityRegistry.SERVICE_DESCRIPTOR);
        return ServiceInstaller.builder(() -> new SuspensionGate(engine.get().gates(), activities.get()))
                .requires(List.of(engine, activities))
                .onStop(SuspensionGate::close)
                .asActive()
                .build();
    }

    @Override
    public MessageVerdict admit(MessageView request) {
        return suspended ? SUSPENDED : MessageVerdict.PASS;
    }

    @Override
    public CompletionStage<Void> suspend(ServerSuspendContext context) {
        suspended = true;
        return COMPLETED;
    }

    @Override
    public CompletionStage<Void> resume(ServerResumeContext context) {
        suspended = false;
        return COMPLETED;
    }

    private void close() {
        activities.unregisterActivity(this);
        registration.close();
    }
}
