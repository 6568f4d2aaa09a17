package org.ringfence.extension;

import org.ringfence.model.ManagedSubsystem;
import org.ringfence.model.Surroundings;
import org.ringfence.policy.ControlBoard;
import org.ringfence.policy.PolicySource;

/** Boots the subsystem as a server does, without the application. */
final class RunningSubsystem {

    private RunningSubsystem() {}

    static ManagedSubsystem boot() throws Exception {
        return ManagedSubsystem.boot(
                "ringfence",
                new RingfenceExtension(),
                "<subsystem xmlns=\"urn:ringfence:ringfence:1.0\"/>",
                new Surroundings().withPath("incoming", "/srv/incoming"));
    }

    /** What the application reads. */
    static PolicySource policies(ManagedSubsystem subsystem) {
        return subsystem.bound("java:jboss/ringfence/policies", PolicySource.class);
    }

    /** Where the application stands by. */
    static ControlBoard control(ManagedSubsystem subsystem) {
        return subsystem.bound("java:jboss/ringfence/control", ControlBoard.class);
    }
}
