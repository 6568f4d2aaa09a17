package org.ringfence.billing.memory;

/** Decides when a step of a store fails, for tests; must be safe for many threads. */
public interface Faults {

    /** Nothing ever fails. */
    Faults NONE = new Faults() {
        @Override
        public boolean strikesBefore() {
            return false;
        }

        @Override
        public boolean strikesAfter() {
            return false;
        }
    };

    /** Whether the next step fails before anything is done. */
    boolean strikesBefore();

    /** Whether the step fails after it was taken, so that its answer is lost. */
    boolean strikesAfter();
}
