package org.ringfence.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.model.ManagedSubsystem;
import org.ringfence.policy.ControlBoard;
import org.ringfence.policy.ControlPort;
import org.ringfence.policy.ControlPort.ServiceStatus;

class StatusAttributeTest {

    private ManagedSubsystem subsystem;

    @BeforeEach
    void boot() throws Exception {
        subsystem = RunningSubsystem.boot();
    }

    @AfterEach
    void stop() throws Exception {
        subsystem.close();
    }

    @Test
    void attributesShowTheApplicationWhileItIsThere() {
        ControlPort application = (ControlPort) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ControlPort.class},
                (proxy, method, arguments) -> new ServiceStatus(true, 3, 5, 7));
        ControlBoard.Registration registration =
                RunningSubsystem.control(subsystem).register(application);

        assertThat(subsystem.read("in-service").asBoolean()).isTrue();
        assertThat(subsystem.read("active-calls").asInt()).isEqualTo(3);
        assertThat(subsystem.read("registered-addresses").asInt()).isEqualTo(5);
        assertThat(subsystem.read("waiting-settlements").asInt()).isEqualTo(7);

        registration.close();

        assertThat(subsystem.read("in-service").asBoolean()).isFalse();
        assertThat(subsystem.read("active-calls").asInt()).isZero();
    }

    @Test
    void figuresAreMetricsForWhoeverCollectsThem() {
        ModelNode attributes = subsystem.description().get("attributes");

        assertThat(attributes.get("active-calls", "access-type").asString()).isEqualTo("metric");
        assertThat(attributes.get("in-service", "access-type").asString()).isEqualTo("read-only");
        assertThat(attributes.get("active-calls", "storage").asString()).isEqualTo("runtime");
    }
}
