package org.ringfence.sip.container;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.MobicentsSipServlet;

/** One SIP servlet of an application: its single instance, from init to destroy. */
final class SipServletHolder implements MobicentsSipServlet, ServletConfig {

    private final SipApplicationContext context;
    private final ServletDescription description;
    private final ComponentFactory components;
    private volatile @Nullable Servlet servlet;
    private boolean destroyed;
    private ComponentFactory.@Nullable Component component;

    SipServletHolder(SipApplicationContext context, ServletDescription description, ComponentFactory components) {
        this.context = context;
        this.description = description;
        this.components = components;
    }

    @Override
    public Servlet allocate() throws ServletException {
        Servlet ready = servlet;
        return ready == null ? start() : ready;
    }

    private synchronized Servlet start() throws ServletException {
        Servlet ready = servlet;
        if (ready != null) {
            return ready;
        }
        if (destroyed) {
            throw new ServletException("SIP servlet '" + description.name() + "' is out of service");
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        context.enterSipContext();
        try {
            component = components.create(description.className());
            Servlet created = (Servlet) component.instance();
            created.init(this);
            servlet = created;
            return created;
        } catch (ServletException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException("SIP servlet '" + description.name() + "' could not be made", e);
        } finally {
            context.exitSipContext(before);
        }
    }

    synchronized void destroy() {
        Servlet running = servlet;
        servlet = null;
        destroyed = true;
        if (running == null || component == null) {
            return;
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        context.enterSipContext();
        try {
            running.destroy();
            component.release();
        } finally {
            context.exitSipContext(before);
        }
    }

    @Override
    public void deallocate(Servlet instance) {
        // one instance serves all requests
    }

    @Override
    public boolean isUnavailable() {
        return false;
    }

    @Override
    public String getName() {
        return description.name();
    }

    @Override
    public String getServletName() {
        return description.name();
    }

    @Override
    public int getLoadOnStartup() {
        return description.loadOnStartup();
    }

    @Override
    public ServletContext getServletContext() {
        return context.getServletContext();
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return description.parameters().get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(description.parameters().keySet());
    }
}
