package org.ringfence.sip.container;

import java.util.EventListener;
import org.mobicents.servlet.sip.core.session.SipListenersHolder;

/** An application's listeners; a servlet that listens is one instance in both roles. */
final class ApplicationListeners extends SipListenersHolder {

    private final SipApplicationContext context;
    private final ComponentFactory components;

    ApplicationListeners(SipApplicationContext context, ComponentFactory components) {
        super(context);
        this.context = context;
        this.components = components;
    }

    @Override
    public boolean loadListeners(String[] classNames, ClassLoader loader) {
        for (String className : classNames) {
            try {
                addListenerToBunch(listener(className));
            } catch (Exception e) {
                throw new IllegalStateException("SIP listener " + className + " could not be made", e);
            }
        }
        return true;
    }

    private EventListener listener(String className) throws Exception {
        SipServletHolder servlet = (SipServletHolder) context.findSipServletByClassName(className);
        if (servlet == null) {
            return (EventListener) components.create(className).instance();
        }
        EventListener listener = (EventListener) servlet.allocate();
        listenerServlets.put(listener, servlet);
        return listener;
    }
}
