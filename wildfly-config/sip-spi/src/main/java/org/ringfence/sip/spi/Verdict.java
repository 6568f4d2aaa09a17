package org.ringfence.sip.spi;

/** What a {@link SourceGate} decides. */
public enum Verdict {
    /** Go on. */
    PASS,
    /** Silence; the connector counts it. */
    DROP
}
