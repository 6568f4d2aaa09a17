package org.ringfence.sipapp.registration;

import java.time.Duration;
import java.time.Instant;
import org.ringfence.call.registrar.Binding;
import org.ringfence.call.registrar.Contact;

/** Writes a binding as a Contact header of the answer to a REGISTER (RFC 3261 section 10.3, step 8). */
final class ContactText {

    private ContactText() {}

    static String of(Binding binding, Instant now) {
        // a second that has begun is still good, and nobody is told 0
        long left = Math.max(
                1, Duration.between(now, binding.expiresAt()).plusMillis(999).toSeconds());
        StringBuilder text = new StringBuilder()
                .append('<')
                .append(binding.contact())
                .append(">;expires=")
                .append(left);
        if (binding.q() < Contact.USUAL_Q) {
            text.append(";q=0.").append(String.format(java.util.Locale.ROOT, "%03d", binding.q()));
        }
        if (binding.instance() != null) {
            text.append(";+sip.instance=\"").append(binding.instance()).append('"');
        }
        if (binding.regId() > 0) {
            text.append(";reg-id=").append(binding.regId());
        }
        return text.toString();
    }
}
