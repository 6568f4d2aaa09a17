package org.ringfence.gate.message;

import java.util.Set;

/** Which methods start something here, and which only make sense in dialogs. */
final class Methods {

    static final String OPTIONS = "OPTIONS";
    static final String REGISTER = "REGISTER";
    static final String INVITE = "INVITE";

    /** What the Allow header says. */
    static final String ALLOW =
            "INVITE, ACK, CANCEL, BYE, PRACK, UPDATE, INFO, REGISTER, OPTIONS, MESSAGE, SUBSCRIBE, NOTIFY, PUBLISH";

    private static final Set<String> OPENING =
            Set.of(INVITE, REGISTER, OPTIONS, "MESSAGE", "SUBSCRIBE", "NOTIFY", "PUBLISH");
    private static final Set<String> ONLY_IN_DIALOGS =
            Set.of("ACK", "CANCEL", "BYE", "PRACK", "UPDATE", "INFO", "REFER");

    private Methods() {}

    /** Whether a request with this method may come outside of dialogs. */
    static boolean opens(String method) {
        return OPENING.contains(method);
    }

    /** Whether the method is known, though not outside of dialogs. */
    static boolean isOnlyInDialogs(String method) {
        return ONLY_IN_DIALOGS.contains(method);
    }
}
