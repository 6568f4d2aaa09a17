package org.ringfence.container.probe;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean of CDI. */
@ApplicationScoped
public class Greeting {

    /** What it says. */
    public String text() {
        return "hello";
    }
}
