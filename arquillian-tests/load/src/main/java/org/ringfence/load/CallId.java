package org.ringfence.load;

/** Call-IDs of the generator begin with the operation's number, so that no table is needed to find it again. */
final class CallId {

    private CallId() {}

    static int number(SipMessage message) {
        String callId = String.valueOf(message.header("Call-ID"));
        return Integer.parseInt(callId.substring(0, callId.indexOf('-')));
    }
}
