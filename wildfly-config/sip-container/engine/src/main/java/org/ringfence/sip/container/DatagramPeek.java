package org.ringfence.sip.container;

/** Reads from a datagram's bytes what its queue must know, without parsing it. */
final class DatagramPeek {

    private static final byte[] CALL_ID = {'c', 'a', 'l', 'l', '-', 'i', 'd'};
    private static final byte[] INVITE = {'I', 'N', 'V', 'I', 'T', 'E', ' '};
    private static final String[] NEVER_DROPPED_FIRST = {"SIP/", "ACK ", "BYE ", "CANCEL ", "PRACK "};

    private DatagramPeek() {}

    /** A hash of the Call-ID's value (long or compact form, RFC 3261 section 7.3.3); 0 if there is none. */
    static int callIdHash(byte[] data, int offset, int end) {
        int line = nextLine(data, offset, end);
        while (line < end && data[line] != '\r' && data[line] != '\n') {
            int value = valueOfCallId(data, line, end);
            if (value > 0) {
                return hashOfWord(data, value, end);
            }
            line = nextLine(data, line, end);
        }
        return 0;
    }

    /** Whether the datagram may be dropped first: a request that neither confirms nor ends anything. */
    static boolean beginsSomething(byte[] data, int offset, int end) {
        for (String start : NEVER_DROPPED_FIRST) {
            if (startsWith(data, offset, end, start)) {
                return false;
            }
        }
        return end - offset > INVITE.length;
    }

    /** Whether there is nothing in it but what keeps a NAT's binding alive: line ends, blanks, zeros. */
    static boolean isKeepAlive(byte[] data, int length) {
        for (int i = 0; i < length; i++) {
            if (data[i] > ' ' || data[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static int nextLine(byte[] data, int from, int end) {
        int at = from;
        while (at < end && data[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    /** Where the value begins if this line is a Call-ID header, else 0. */
    private static int valueOfCallId(byte[] data, int line, int end) {
        int at = line;
        if (line < end && (data[line] == 'i' || data[line] == 'I')) {
            at = line + 1;
        } else {
            for (byte expected : CALL_ID) {
                if (at >= end || (data[at] | 0x20) != (expected | 0x20)) {
                    return 0;
                }
                at++;
            }
        }
        at = skipBlanks(data, at, end);
        return at < end && data[at] == ':' ? skipBlanks(data, at + 1, end) : 0;
    }

    private static int skipBlanks(byte[] data, int from, int end) {
        int at = from;
        while (at < end && (data[at] == ' ' || data[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int hashOfWord(byte[] data, int from, int end) {
        int hash = 1;
        for (int at = from; at < end && data[at] > ' '; at++) {
            hash = 31 * hash + data[at];
        }
        return hash ^ (hash >>> 16);
    }

    private static boolean startsWith(byte[] data, int offset, int end, String start) {
        if (end - offset < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (data[offset + i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
