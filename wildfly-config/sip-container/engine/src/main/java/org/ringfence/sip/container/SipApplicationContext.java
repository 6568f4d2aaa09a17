package org.ringfence.sip.container;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletContextEvent;
import javax.servlet.sip.SipServletListener;
import org.mobicents.servlet.sip.core.MobicentsSipServlet;
import org.mobicents.servlet.sip.core.SipContextEvent;
import org.mobicents.servlet.sip.core.SipContextEventImpl;
import org.mobicents.servlet.sip.core.SipContextEventType;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSession;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;

/** One SIP application in the container, from deployment to undeployment. */
public final class SipApplicationContext extends SipApplicationState {

    private final Map<String, MobicentsSipServlet> servletsByName = new LinkedHashMap<>();
    private final Map<String, MobicentsSipServlet> servletsByClass = new LinkedHashMap<>();
    private final SessionLocks locks = new SessionLocks();
    private final ClassLoader classLoader;
    private final ThreadContext thread;

    SipApplicationContext(
            SipEngine engine,
            ApplicationDescription description,
            ServletContext servletContext,
            ClassLoader classLoader,
            ThreadContext thread,
            ComponentFactory components) {
        super(engine, description, servletContext);
        this.classLoader = classLoader;
        this.thread = thread;
        for (ServletDescription servlet : description.servlets()) {
            SipServletHolder holder = new SipServletHolder(this, servlet, components);
            servletsByName.put(servlet.name(), holder);
            servletsByClass.put(servlet.className(), holder);
        }
        description.listeners().forEach(this::addSipApplicationListener);
        setListeners(new ApplicationListeners(this, components));
        setMainServlet(mainServlet(description));
        setSipApplicationKeyMethod(keyMethod(description));
        offerToServlets(servletContext);
    }

    private static String mainServlet(ApplicationDescription description) {
        if (description.mainServlet() != null) {
            return description.mainServlet();
        }
        if (description.servlets().size() > 1) {
            throw new IllegalArgumentException("SIP application '" + description.name()
                    + "' has several servlets: name the main one with @SipApplication(mainServlet=…)");
        }
        return description.servlets().get(0).name();
    }

    private Method keyMethod(ApplicationDescription description) {
        ApplicationDescription.ApplicationKey key = description.applicationKey();
        if (key == null) {
            return null;
        }
        try {
            return Arrays.stream(classLoader.loadClass(key.className()).getMethods())
                    .filter(method -> method.getName().equals(key.method()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("@SipApplicationKey must be on a public method"));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("@SipApplicationKey: " + key.className() + " can't be loaded", e);
        }
    }

    /** Makes servlets and listeners, and puts the application in service. */
    void start() throws ServletException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        enterSipContext();
        try {
            List<MobicentsSipServlet> byOrder = servletsByName.values().stream()
                    .sorted(Comparator.comparingInt(MobicentsSipServlet::getLoadOnStartup))
                    .toList();
            for (MobicentsSipServlet servlet : byOrder) {
                servlet.allocate();
            }
            getListeners().loadListeners(findSipApplicationListeners(), classLoader);
        } finally {
            exitSipContext(before);
        }
        getSipApplicationDispatcher().addSipApplication(getApplicationName(), this);
        notifySipContextListeners(new SipContextEventImpl(SipContextEventType.SERVLET_INITIALIZED, null));
    }

    /** Takes the application out of service and lets go of all that is its own. */
    void stop() {
        try {
            // first: a servlet may have calls to hang up, which needs its sessions
            servletsByName.values().forEach(servlet -> ((SipServletHolder) servlet).destroy());
            getSipApplicationDispatcher().removeSipApplication(getApplicationName());
            // the container keeps its last event, and with that an application: let it be one without
            getSipApplicationDispatcher().removeSipApplication(getApplicationName());
        } finally {
            getSipManager().removeAllSessions();
            stopTimers();
            getListeners().clean();
        }
    }

    @Override
    public boolean notifySipContextListeners(SipContextEvent event) {
        if (event.getEventType() == SipContextEventType.SERVLET_INITIALIZED) {
            startTimers();
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        enterSipApp(null, null, false, true);
        enterSipContext();
        try {
            for (MobicentsSipServlet holder : servletsByName.values()) {
                if (holder.allocate() instanceof SipServlet servlet) {
                    tell(servlet, event.getEventType());
                }
            }
            return true;
        } catch (ServletException | RuntimeException e) {
            EngineLog.LOG.listenerFailed(getApplicationName(), e);
            return false;
        } finally {
            exitSipContext(before);
            exitSipApp(null, null);
        }
    }

    private void tell(SipServlet servlet, SipContextEventType event) {
        switch (event) {
            case SERVLET_INITIALIZED -> {
                SipServletContextEvent initialized = new SipServletContextEvent(getServletContext(), servlet);
                for (SipServletListener listener : getListeners().getSipServletsListeners()) {
                    listener.servletInitialized(initialized);
                }
            }
            case SIP_CONNECTOR_ADDED, SIP_CONNECTOR_REMOVED ->
                getServletContext()
                        .setAttribute(
                                SipServlet.OUTBOUND_INTERFACES,
                                getSipApplicationDispatcher().getOutboundInterfaces());
            default -> {
                // of no concern to servlets
            }
        }
    }

    @Override
    public void enterSipApp(
            MobicentsSipApplicationSession application,
            MobicentsSipSession session,
            boolean checkIsManagedThread,
            boolean isContainerManaged) {
        locks.enter(getConcurrencyControlMode(), application, session, checkIsManagedThread, isContainerManaged);
    }

    @Override
    public void exitSipApp(MobicentsSipApplicationSession application, MobicentsSipSession session) {
        locks.exit(getConcurrencyControlMode(), application, session);
    }

    @Override
    public void enterSipContext() {
        Thread.currentThread().setContextClassLoader(classLoader);
        thread.enter();
    }

    @Override
    public void exitSipContext(ClassLoader before) {
        thread.exit();
        Thread.currentThread().setContextClassLoader(before);
    }

    @Override
    public MobicentsSipServlet findSipServletByClassName(String name) {
        return name == null ? null : servletsByClass.get(name);
    }

    @Override
    public MobicentsSipServlet findSipServletByName(String name) {
        return name == null ? null : servletsByName.get(name);
    }

    @Override
    public Map<String, MobicentsSipServlet> getChildrenMap() {
        return servletsByName;
    }

    @Override
    public ClassLoader getSipContextClassLoader() {
        return classLoader;
    }
}
