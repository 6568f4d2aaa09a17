package org.ringfence.sip.container;

import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.annotation.ConcurrencyControlMode;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSession;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;
import org.mobicents.servlet.sip.core.session.SipApplicationSessionCreationThreadLocal;

/** Lets one thread at a time into a session, as the application's concurrency control mode asks. */
final class SessionLocks {

    private final ThreadLocal<Boolean> managed = new ThreadLocal<>();

    void enter(
            ConcurrencyControlMode mode,
            @Nullable MobicentsSipApplicationSession application,
            @Nullable MobicentsSipSession session,
            boolean onlyIfManaged,
            boolean byContainer) {
        if (mode == ConcurrencyControlMode.SipSession && session != null) {
            session.acquire();
        } else if (mode == ConcurrencyControlMode.SipApplicationSession
                && (!onlyIfManaged || Boolean.TRUE.equals(managed.get()))) {
            managed.set(true);
            if (application != null && entered().getSipApplicationSessions().add(application) && byContainer) {
                application.acquire();
            }
        }
    }

    void exit(
            ConcurrencyControlMode mode,
            @Nullable MobicentsSipApplicationSession application,
            @Nullable MobicentsSipSession session) {
        if (mode == ConcurrencyControlMode.SipSession && session != null) {
            session.release();
        } else if (mode == ConcurrencyControlMode.SipApplicationSession) {
            boolean released = releaseEntered(application);
            managed.remove();
            if (!released && application != null) {
                application.release();
            }
        }
    }

    /** The sessions that this thread is in, among them those that the application made by itself. */
    private static SipApplicationSessionCreationThreadLocal entered() {
        SipApplicationSessionCreationThreadLocal entered =
                SipApplicationSessionCreationThreadLocal.getTHRef().get();
        if (entered == null) {
            entered = new SipApplicationSessionCreationThreadLocal();
            SipApplicationSessionCreationThreadLocal.getTHRef().set(entered);
        }
        return entered;
    }

    private static boolean releaseEntered(@Nullable MobicentsSipApplicationSession application) {
        SipApplicationSessionCreationThreadLocal entered =
                SipApplicationSessionCreationThreadLocal.getTHRef().get();
        if (entered == null) {
            return false;
        }
        boolean released = false;
        for (MobicentsSipApplicationSession each : entered.getSipApplicationSessions()) {
            each.release();
            released |= each.equals(application);
        }
        entered.getSipApplicationSessions().clear();
        SipApplicationSessionCreationThreadLocal.getTHRef().remove();
        return released;
    }
}
