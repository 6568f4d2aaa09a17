package org.ringfence.call.b2bua;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.session.CallEvent;

/** A call that goes on from another one, and is made after the two are joined. */
public final class Onward {

    private volatile @Nullable Call call;

    /** To be called before the call begins. */
    public void is(Call made) {
        call = made;
    }

    void post(CallEvent event) {
        Objects.requireNonNull(call, "the call is made before it is heard of").post(event);
    }
}
