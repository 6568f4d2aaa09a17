package org.ringfence.call.b2bua;

import org.ringfence.call.session.CallCommand;
import org.ringfence.call.session.CallEnd;

/** Watches calls; called within the call's own order of events, so it must be quick. */
public interface CallObserver {

    /** The call is over and forgotten. */
    void finished(Call call, CallEnd end);

    /** A command could not be carried out because something is broken; the call ends. */
    void failed(Call call, CallCommand command, RuntimeException failure);
}
