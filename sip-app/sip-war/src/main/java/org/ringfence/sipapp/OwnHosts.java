package org.ringfence.sipapp;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.function.Predicate;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipURI;

/** Knows this server's own addresses; connectors may change while it runs, so it looks each time. */
public final class OwnHosts implements Predicate<String> {

    private final ServletContext context;

    /**
     * The hosts of the connectors.
     *
     * @param context where the container keeps its list of them (JSR 289 section 15.2)
     */
    public OwnHosts(ServletContext context) {
        this.context = context;
    }

    @Override
    public boolean test(String host) {
        if (context.getAttribute(SipServlet.OUTBOUND_INTERFACES) instanceof List<?> interfaces) {
            for (Object own : interfaces) {
                if (own instanceof SipURI uri && uri.getHost().equalsIgnoreCase(host)) {
                    return true;
                }
            }
        }
        return false;
    }
}
