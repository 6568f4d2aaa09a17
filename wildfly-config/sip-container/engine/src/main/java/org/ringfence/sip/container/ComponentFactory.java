package org.ringfence.sip.container;

/** Makes and releases the instances of servlets and listeners, injected as the server does it. */
public interface ComponentFactory {

    /**
     * Makes an instance.
     *
     * @throws Exception whatever its constructor or injection throws
     */
    Component create(String className) throws Exception;

    /** An instance, and how to let go of it. */
    interface Component {

        /** The instance. */
        Object instance();

        /** Lets the server destroy it ({@code @PreDestroy}). */
        void release();
    }
}
