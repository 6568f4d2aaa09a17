package org.ringfence.gate.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.spi.MessageGate;
import org.ringfence.sip.spi.MessageVerdict;
import org.ringfence.sip.spi.MessageVerdict.Answer;
import org.ringfence.sip.spi.MessageView;

/**
 * Refuses what this server could not serve whoever sent it, in the order of RFC 3261 sections 8.2 and 16.3: method,
 * scheme, hops, extensions, content.
 */
public final class FormGate implements MessageGate {

    private static final Answer UNKNOWN_METHOD = new Answer(501, "Not Implemented", allow());
    private static final Answer METHOD_OUT_OF_PLACE = new Answer(405, "Method Not Allowed", allow());
    private static final Answer UNKNOWN_SCHEME = new Answer(416, "Unsupported URI Scheme");
    private static final Answer TOO_MANY_HOPS = new Answer(483, "Too Many Hops");
    private static final Answer UNKNOWN_ENCODING =
            new Answer(415, "Unsupported Media Type", Map.of("Accept-Encoding", List.of("identity")));
    private static final Answer UNKNOWN_CONTENT =
            new Answer(415, "Unsupported Media Type", Map.of("Accept", List.of("application/sdp, multipart/mixed")));

    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");

    @Override
    public MessageVerdict admit(MessageView request) {
        Answer refusal = refusal(request);
        return refusal == null ? MessageVerdict.PASS : refusal;
    }

    private static @Nullable Answer refusal(MessageView request) {
        String method = request.method();
        if (!Methods.opens(method)) {
            return Methods.isOnlyInDialogs(method) ? METHOD_OUT_OF_PLACE : UNKNOWN_METHOD;
        }
        if (!SCHEMES.contains(request.requestUriScheme())) {
            return UNKNOWN_SCHEME;
        }
        if (!isForServer(request) && "0".equals(request.header("Max-Forwards"))) {
            return TOO_MANY_HOPS;
        }
        Answer extension = demandedExtension(request);
        return extension == null && method.equals(Methods.INVITE) ? unreadableContent(request) : extension;
    }

    /** A registrar, or a server that is pinged, forwards nothing and so counts no hops. */
    private static boolean isForServer(MessageView request) {
        return request.method().equals(Methods.REGISTER)
                || (request.method().equals(Methods.OPTIONS) && request.requestUriUser() == null);
    }

    /** As a proxy we know no extension; as the end of a request neither. What a phone requires, a phone answers. */
    private static @Nullable Answer demandedExtension(MessageView request) {
        String unsupported = String.join(", ", request.headers("Proxy-Require"));
        if (isForServer(request)) {
            String required = String.join(", ", request.headers("Require"));
            unsupported = unsupported.isEmpty() || required.isEmpty()
                    ? unsupported + required
                    : unsupported + ", " + required;
        }
        return unsupported.isBlank()
                ? null
                : new Answer(420, "Bad Extension", Map.of("Unsupported", List.of(unsupported.strip())));
    }

    private static @Nullable Answer unreadableContent(MessageView request) {
        String type = request.header("Content-Type");
        if (type == null) {
            return null;
        }
        String encoding = request.header("Content-Encoding");
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            return UNKNOWN_ENCODING;
        }
        String media = type.strip().toLowerCase(Locale.ROOT);
        if (media.startsWith("application/sdp") || media.startsWith("multipart/")) {
            return null;
        }
        String disposition = request.header("Content-Disposition");
        boolean optional =
                disposition != null && disposition.toLowerCase(Locale.ROOT).contains("handling=optional");
        return optional ? null : UNKNOWN_CONTENT;
    }

    private static Map<String, List<String>> allow() {
        return Map.of("Allow", List.of(Methods.ALLOW));
    }
}
