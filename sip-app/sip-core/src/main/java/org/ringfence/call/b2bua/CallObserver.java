package org.ringfence.call.b2bua;

import org.ringfence.call.session.CallEnd;

/** Watches calls; called within the call's own order of events, so it must be quick. */
public interface CallObserver {

    /** The call is over and forgotten. */
    void finished(Call call, CallEnd end);

    /** A step of the call (the name of its event or command) failed because something is broken; the call ends. */
    void failed(Call call, String step, RuntimeException failure);
}
