package org.ringfence.sip.extension;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ringfence.sip.spi.GateRegistry;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.SourceGate;

/** Remembers which application brought which gate, so that none outlives its application. */
final class ApplicationGates {

    private final Map<ClassLoader, Set<GateRegistry.Registration>> registrations = new ConcurrentHashMap<>();

    /** The registry that applications see, in front of the engine's. */
    GateRegistry over(GateRegistry engine) {
        return new Remembering(engine);
    }

    /** Closes what the application with this class loader left open. */
    void close(ClassLoader application) {
        Set<GateRegistry.Registration> left = registrations.remove(application);
        if (left != null) {
            left.forEach(GateRegistry.Registration::close);
        }
    }

    private final class Remembering implements GateRegistry {

        private final GateRegistry engine;

        Remembering(GateRegistry engine) {
            this.engine = engine;
        }

        @Override
        public Registration register(SourceGate gate) {
            return remember(gate, engine.register(gate));
        }

        @Override
        public Registration register(MessageGate gate) {
            return remember(gate, engine.register(gate));
        }

        /** A gate's class, even a lambda's, is of its application's class loader. */
        private Registration remember(Object gate, Registration registration) {
            ClassLoader application = gate.getClass().getClassLoader();
            registrations.compute(application, (loader, known) -> {
                Set<Registration> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                all.add(registration);
                return all;
            });
            return () -> {
                registration.close();
                registrations.computeIfPresent(application, (loader, known) -> {
                    known.remove(registration);
                    return known.isEmpty() ? null : known;
                });
            };
        }
    }
}
