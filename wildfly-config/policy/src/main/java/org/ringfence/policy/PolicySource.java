package org.ringfence.policy;

import java.util.function.Consumer;

/** Tells the policies that are in force. */
public interface PolicySource {

    /**
     * The policy of this type that is in force now. Quick enough for every message.
     *
     * @throws IllegalArgumentException if there is no policy of this type
     */
    <P extends Policy> P current(Class<P> type);

    /** A number that grows with each change of any policy, so that a decision can name the configuration it was made by. */
    long version();

    /**
     * Calls a listener after each change of a policy, in the thread that changes it; a listener that has to be told the
     * present value asks for it.
     *
     * @return closing it ends the calls
     */
    <P extends Policy> Listening listen(Class<P> type, Consumer<P> listener);

    /** A listener that was added. */
    interface Listening extends AutoCloseable {
        /** Removes the listener; without effect when it is removed already. */
        @Override
        void close();
    }
}
