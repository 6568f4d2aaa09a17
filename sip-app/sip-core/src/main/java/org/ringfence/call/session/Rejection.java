package org.ringfence.call.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A final answer to the caller that is not a 200.
 *
 * @param status 400 to 699
 * @param retryAfter value of the Retry-After header, null for none
 */
public record Rejection(int status, @Nullable Duration retryAfter) {

    public Rejection {
        if (status < 400 || status > 699) {
            throw new IllegalArgumentException("Not a rejection: " + status);
        }
    }

    public static Rejection of(int status) {
        return new Rejection(status, null);
    }
}
