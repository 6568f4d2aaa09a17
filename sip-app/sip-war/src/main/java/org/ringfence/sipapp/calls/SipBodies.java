package org.ringfence.sipapp.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.servlet.sip.SipServletMessage;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.session.Body;

/** Bodies of messages, taken out and put in as octets. */
final class SipBodies {

    private SipBodies() {}

    static @Nullable Body of(SipServletMessage message) {
        try {
            byte[] content = message.getRawContent();
            String type = message.getContentType();
            return content == null || content.length == 0 || type == null ? null : new Body(type, content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void put(@Nullable Body body, SipServletMessage message) {
        if (body == null) {
            return;
        }
        try {
            message.setContent(body.content(), body.contentType());
        } catch (IOException unsupported) {
            throw new UncheckedIOException(unsupported);
        }
    }

    /** Copies those of the named headers that are there. */
    static void copy(List<String> names, SipServletMessage from, SipServletMessage to) {
        for (String name : names) {
            String value = from.getHeader(name);
            if (value != null) {
                to.setHeader(name, value);
            }
        }
    }
}
