package org.ringfence.policy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where the application puts its {@link ControlPort} while it is in service. */
public final class ControlBoard {

    private final AtomicReference<@Nullable ControlPort> port = new AtomicReference<>();

    /** Puts a port in place of any before it. */
    public Registration register(ControlPort registered) {
        port.set(registered);
        return () -> port.compareAndSet(registered, null);
    }

    /** The port of the application; empty while none is in service. */
    public Optional<ControlPort> current() {
        return Optional.ofNullable(port.get());
    }

    /** The stay of a port. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        @Override
        void close();
    }
}
