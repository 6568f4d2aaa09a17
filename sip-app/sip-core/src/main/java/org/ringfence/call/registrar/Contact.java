package org.ringfence.call.registrar;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One value of a Contact header in a REGISTER.
 *
 * @param uri as the client gave it
 * @param expires seconds asked for, empty if the header has no such parameter
 * @param q preference in thousandths, 0 to 1000
 * @param instance value of {@code +sip.instance}, null for none
 * @param regId value of {@code reg-id}, 0 for none
 */
public record Contact(
        String uri, OptionalLong expires, int q, @Nullable String instance, int regId) {

    /** Preference of a contact that says nothing about it (RFC 3261 section 10.2.1.2). */
    public static final int USUAL_Q = 1000;

    /** A contact that asks for nothing special. */
    public static Contact of(String uri) {
        return new Contact(uri, OptionalLong.empty(), USUAL_Q, null, 0);
    }
}
