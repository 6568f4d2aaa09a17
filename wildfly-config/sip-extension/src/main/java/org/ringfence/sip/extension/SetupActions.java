package org.ringfence.sip.extension;

import java.util.List;
import java.util.Map;
import org.jboss.as.server.deployment.SetupAction;
import org.ringfence.sip.container.ThreadContext;

/** The server's own preparations of a thread (naming, security, CDI requests) around SIP callbacks and timers. */
record SetupActions(List<SetupAction> actions) implements ThreadContext {

    @Override
    public void enter() {
        for (SetupAction action : actions) {
            action.setup(Map.of());
        }
    }

    @Override
    public void exit() {
        for (int i = actions.size() - 1; i >= 0; i--) {
            actions.get(i).teardown(Map.of());
        }
    }
}
