package org.ringfence.load;

/** Call-IDs of the generator begin with the operation's number, so that no table is needed to find it again. */
final class CallId {

    /** Numbers from here on belong to attacks; their answers concern nobody. */
    static final int FIRST_HOSTILE = 2_000_000_000;

    private CallId() {}

    static int number(SipMessage message) {
        String callId = String.valueOf(message.header("Call-ID"));
        return Integer.parseInt(callId.substring(0, callId.indexOf('-')));
    }
}
