package org.ringfence.billing.admission;

import java.util.UUID;

/** Names an attempt to call for all times; whoever takes the call in makes it, so that repeats are known. */
public record AttemptId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
