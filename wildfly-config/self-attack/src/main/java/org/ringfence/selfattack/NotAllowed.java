package org.ringfence.selfattack;

/** What was asked for is not done; the message is a sentence for whoever asked. */
final class NotAllowed extends Exception {

    private static final long serialVersionUID = 1L;

    NotAllowed(String sentence) {
        super(sentence);
    }
}
