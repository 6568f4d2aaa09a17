package org.ringfence.sip.container;

import java.io.IOException;

/** Tells the selector that a connection was closed on purpose; carries no stack trace, since an attacker causes it. */
final class ConnectionRefusedByGate extends IOException {

    private static final long serialVersionUID = 1L;

    static final ConnectionRefusedByGate INSTANCE = new ConnectionRefusedByGate();

    private ConnectionRefusedByGate() {
        super("refused by a gate");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
