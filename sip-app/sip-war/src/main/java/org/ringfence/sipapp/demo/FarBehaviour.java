package org.ringfence.sipapp.demo;

/** What the far end does with a call, by the number that was dialled. */
enum FarBehaviour {
    /** Rings, and answers after a second. */
    ANSWERS(200, "OK"),
    /** Is busy. */
    BUSY(486, "Busy Here"),
    /** Behaves like a trunk that is out of order. */
    BROKEN(503, "Service Unavailable"),
    /** Does not know the number. */
    UNKNOWN(404, "Not Found"),
    /** Rings until the caller gives up. */
    RINGS(0, "");

    private final int status;
    private final String reason;

    FarBehaviour(int status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    /** By the last three digits: 486 busy, 503 broken, 404 unknown, 408 rings for ever; any other number answers. */
    static FarBehaviour of(String number) {
        String last = number.length() < 3 ? "" : number.substring(number.length() - 3);
        return switch (last) {
            case "486" -> BUSY;
            case "503" -> BROKEN;
            case "404" -> UNKNOWN;
            case "408" -> RINGS;
            default -> ANSWERS;
        };
    }
}
