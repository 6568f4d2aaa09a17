package org.ringfence.gate.evidence;

/** Whether a stranger gets an answer. */
public enum Reply {
    /** It does. */
    ANSWER,
    /** It gets none. */
    SILENCE
}
