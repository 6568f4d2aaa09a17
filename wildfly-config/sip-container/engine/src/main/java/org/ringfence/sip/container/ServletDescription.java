package org.ringfence.sip.container;

import java.util.Map;

/**
 * A SIP servlet as its annotation or descriptor declares it.
 *
 * @param name the servlet's name
 * @param className its class
 * @param loadOnStartup servlets with lower numbers start first
 * @param parameters its init parameters
 */
public record ServletDescription(String name, String className, int loadOnStartup, Map<String, String> parameters) {

    /** Copies the parameters. */
    public ServletDescription {
        parameters = Map.copyOf(parameters);
    }
}
