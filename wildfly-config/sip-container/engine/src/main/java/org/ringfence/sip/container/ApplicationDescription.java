package org.ringfence.sip.container;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SIP application as its annotations or descriptor declare it (JSR 289).
 *
 * @param name unique in the container
 * @param mainServlet the servlet that gets requests; may be null for an application with one servlet
 * @param servlets at least one
 * @param listeners class names of its listeners
 * @param proxyTimeoutSeconds how long a proxy waits for a final response
 * @param sessionTimeoutMinutes how long a SIP application session lives, 0 for ever
 * @param applicationKey the class and method annotated with {@code @SipApplicationKey}; null if there is none
 */
public record ApplicationDescription(
        String name,
        @Nullable String mainServlet,
        List<ServletDescription> servlets,
        List<String> listeners,
        int proxyTimeoutSeconds,
        int sessionTimeoutMinutes,
        @Nullable ApplicationKey applicationKey) {

    /** Refuses an application without servlets. */
    public ApplicationDescription {
        servlets = List.copyOf(servlets);
        listeners = List.copyOf(listeners);
        if (servlets.isEmpty()) {
            throw new IllegalArgumentException("SIP application '" + name + "' has no servlet");
        }
    }

    /**
     * A static method that tells which requests share an application session.
     *
     * @param className its class
     * @param method its name
     */
    public record ApplicationKey(String className, String method) {}
}
