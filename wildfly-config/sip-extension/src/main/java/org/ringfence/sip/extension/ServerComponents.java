package org.ringfence.sip.extension;

import org.jboss.as.ee.component.ComponentRegistry;
import org.jboss.as.naming.ManagedReference;
import org.ringfence.sip.container.ComponentFactory;

/** Makes servlets and listeners as components of the server, which injects and destroys them. */
record ServerComponents(ComponentRegistry registry, ClassLoader classLoader) implements ComponentFactory {

    @Override
    public Component create(String className) throws Exception {
        ManagedReference reference =
                registry.createInstanceFactory(classLoader.loadClass(className)).getReference();
        return new Managed(reference);
    }

    private record Managed(ManagedReference reference) implements Component {

        @Override
        public Object instance() {
            return reference.getInstance();
        }

        @Override
        public void release() {
            reference.release();
        }
    }
}
