package org.ringfence.sip.extension;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import org.ringfence.sip.container.ComponentFactory;
import org.ringfence.sip.container.SipApplicationContext;
import org.ringfence.sip.container.SipEngine;
import org.ringfence.sip.container.ThreadContext;

/** Starts and stops a WAR's SIP application together with its HTTP side. */
record SipServletExtension(
        SipEngine engine,
        SipDeployment deployment,
        ClassLoader classLoader,
        ThreadContext thread,
        ComponentFactory components)
        implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo info, ServletContext servletContext) {
        SipApplicationContext application =
                engine.prepare(deployment.description(), servletContext, classLoader, thread, components);
        deployment.prepared(application);
        info.addDeploymentCompleteListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                start(application);
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                engine.stop(application);
                SipLogger.LOGGER.outOfService(application.getApplicationName());
            }
        });
    }

    private void start(SipApplicationContext application) {
        try {
            engine.start(application);
        } catch (ServletException e) {
            throw SipLogger.LOGGER.applicationFailed(application.getApplicationName(), e);
        }
        SipLogger.LOGGER.inService(application.getApplicationName());
    }
}
