package org.ringfence.call.b2bua;

import java.util.List;

/**
 * The headers that go from one party's message into the other's (SPEC E4, N6). Everything else is made anew, so that
 * no address, route, identifier or product name of one party reaches the other by being forgotten.
 */
public final class PassedHeaders {

    /** Headers that describe the body; without them it could not be read. */
    public static final List<String> OF_A_BODY = List.of("Content-Disposition", "Content-Encoding", "Content-Language");

    /** Headers of an INFO beside those of its body (RFC 6086). */
    public static final List<String> OF_AN_INFO = List.of("Info-Package");

    private PassedHeaders() {}
}
