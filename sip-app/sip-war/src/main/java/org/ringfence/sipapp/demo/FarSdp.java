package org.ringfence.sipapp.demo;

/** The session descriptions of the far end: it takes the first audio stream and is silent. */
final class FarSdp {

    /** The discard port: nothing listens and nothing is sent. */
    private static final String PORT = "9";

    private FarSdp() {}

    /** The answer to an offer, or an offer of its own when there is none (RFC 3264). */
    static String to(String offer, String address) {
        StringBuilder answer = new StringBuilder("v=0\r\no=- 1 1 IN ")
                .append(family(address))
                .append("\r\ns=-\r\nc=IN ")
                .append(family(address))
                .append("\r\nt=0 0\r\n");
        if (offer.isBlank()) {
            return answer.append("m=audio " + PORT + " RTP/AVP 0 8\r\na=inactive\r\n")
                    .toString();
        }
        boolean taken = false;
        for (String line : offer.split("\r?\n", -1)) {
            if (line.startsWith("m=")) {
                String[] parts = line.substring(2).split(" ", 3);
                boolean take = !taken && parts.length == 3 && parts[0].equals("audio");
                taken |= take;
                String rest = parts.length == 3 ? parts[2] : "RTP/AVP 0";
                answer.append("m=" + parts[0] + " " + (take ? PORT : "0") + " " + rest + "\r\n");
                answer.append(take ? "a=inactive\r\n" : "");
            }
        }
        return answer.toString();
    }

    private static String family(String address) {
        return (address.indexOf(':') >= 0 ? "IP6 " : "IP4 ") + address;
    }
}
