package org.ringfence.sip.container;

/** Prepares a thread for an application's code (naming context, and what else the server needs), and cleans up. */
public interface ThreadContext {

    /** Before the application's code. */
    void enter();

    /** After it, in the same thread. */
    void exit();
}
