package org.ringfence.sip.container;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.TimerService;
import org.mobicents.servlet.sip.annotation.ConcurrencyControlMode;
import org.mobicents.servlet.sip.core.SipApplicationDispatcher;
import org.mobicents.servlet.sip.core.SipContext;
import org.mobicents.servlet.sip.core.SipListeners;
import org.mobicents.servlet.sip.core.SipManager;
import org.mobicents.servlet.sip.core.descriptor.MobicentsSipServletMapping;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletRequest;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletResponse;
import org.mobicents.servlet.sip.core.security.MobicentsSipLoginConfig;
import org.mobicents.servlet.sip.core.security.SipDigestAuthenticator;
import org.mobicents.servlet.sip.core.session.MobicentsSipSessionsUtil;
import org.mobicents.servlet.sip.core.session.SipSessionsUtilImpl;
import org.mobicents.servlet.sip.core.timers.DefaultProxyTimerService;
import org.mobicents.servlet.sip.core.timers.DefaultSipApplicationSessionTimerService;
import org.mobicents.servlet.sip.core.timers.ProxyTimerService;
import org.mobicents.servlet.sip.core.timers.SipApplicationSessionTimerService;
import org.mobicents.servlet.sip.core.timers.SipServletTimerService;
import org.mobicents.servlet.sip.core.timers.TimerServiceImpl;
import org.mobicents.servlet.sip.message.SipFactoryFacade;
import org.mobicents.servlet.sip.message.SipFactoryImpl;
import org.mobicents.servlet.sip.ruby.SipRubyController;

/** The plain properties of an application that the container reads and writes. */
abstract class SipApplicationState implements SipContext {

    private final List<String> listenerNames = new CopyOnWriteArrayList<>();
    private final List<MobicentsSipServletMapping> mappings = new CopyOnWriteArrayList<>();
    private final SipApplicationDispatcher dispatcher;
    private final SipManager sessions;
    private final SipFactoryFacade factory;
    private final SipSessionsUtilImpl sessionsUtil;
    private final SipServletTimerService timers;
    private final ProxyTimerService proxyTimers;
    private final SipApplicationSessionTimerService sessionTimers;
    private final ServletContext servletContext;
    private String name;
    private String description = "";
    private String largeIcon = "";
    private String smallIcon = "";
    private String mainServlet = "";
    private String handler = "";
    private int proxyTimeoutSeconds;
    private int sessionTimeoutMinutes;
    private Method applicationKeyMethod;
    private MobicentsSipLoginConfig loginConfig;
    private SipListeners listeners;
    private ConcurrencyControlMode concurrencyControlMode;
    private volatile boolean stopping;

    SipApplicationState(SipEngine engine, ApplicationDescription description, ServletContext servletContext) {
        name = description.name();
        proxyTimeoutSeconds = description.proxyTimeoutSeconds();
        sessionTimeoutMinutes = description.sessionTimeoutMinutes();
        this.servletContext = servletContext;
        dispatcher = engine.dispatcher();
        sessions = new SipSessions((SipApplicationContext) this);
        sessions.setMobicentsSipFactory(dispatcher.getSipFactory());
        factory = new SipFactoryFacade((SipFactoryImpl) dispatcher.getSipFactory(), this);
        sessionsUtil = new SipSessionsUtilImpl(this);
        timers = new TimerServiceImpl(engine.service(), name);
        // the container's other implementations sit on java.util.Timer and search all its tasks at each cancellation
        sessionTimers = new DefaultSipApplicationSessionTimerService(name);
        proxyTimers = new DefaultProxyTimerService(name);
    }

    void offerToServlets(ServletContext context) {
        context.setAttribute(SipServlet.SIP_FACTORY, factory);
        context.setAttribute(SipServlet.TIMER_SERVICE, timers);
        context.setAttribute(SipServlet.SIP_SESSIONS_UTIL, sessionsUtil);
        context.setAttribute(SipServlet.SUPPORTED, Arrays.asList(dispatcher.getExtensionsSupported()));
        context.setAttribute(SipServlet.SUPPORTED_RFCs, Arrays.asList(dispatcher.getRfcSupported()));
        context.setAttribute("javax.servlet.sip.100rel", Boolean.TRUE);
        context.setAttribute(SipServlet.OUTBOUND_INTERFACES, dispatcher.getOutboundInterfaces());
    }

    void startTimers() {
        if (!timers.isStarted()) {
            timers.start();
        }
        if (!proxyTimers.isStarted()) {
            proxyTimers.start();
        }
        if (!sessionTimers.isStarted()) {
            sessionTimers.start();
        }
    }

    void stopTimers() {
        timers.stop();
        proxyTimers.stop();
        sessionTimers.stop();
    }

    @Override
    public String getApplicationName() {
        return name;
    }

    @Override
    public void setApplicationName(String applicationName) {
        name = applicationName;
    }

    @Override
    public String getApplicationNameHashed() {
        return dispatcher.getHashFromApplicationName(name);
    }

    @Override
    public boolean hasDistributableManager() {
        return false;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public void setDescription(String text) {
        description = text;
    }

    @Override
    public String getLargeIcon() {
        return largeIcon;
    }

    @Override
    public void setLargeIcon(String icon) {
        largeIcon = icon;
    }

    @Override
    public String getSmallIcon() {
        return smallIcon;
    }

    @Override
    public void setSmallIcon(String icon) {
        smallIcon = icon;
    }

    @Override
    public SipListeners getListeners() {
        return listeners;
    }

    @Override
    public void setListeners(SipListeners holder) {
        listeners = holder;
    }

    @Override
    public boolean isMainServlet() {
        return !mainServlet.isEmpty();
    }

    @Override
    public String getMainServlet() {
        return mainServlet;
    }

    @Override
    public void setMainServlet(String servlet) {
        mainServlet = servlet;
        handler = servlet;
    }

    @Override
    public String getServletHandler() {
        return handler;
    }

    @Override
    public void setServletHandler(String servlet) {
        handler = servlet;
    }

    @Override
    public int getProxyTimeout() {
        return proxyTimeoutSeconds;
    }

    @Override
    public void setProxyTimeout(int seconds) {
        proxyTimeoutSeconds = seconds;
    }

    @Override
    public int getSipApplicationSessionTimeout() {
        return sessionTimeoutMinutes;
    }

    @Override
    public void setSipApplicationSessionTimeout(int minutes) {
        sessionTimeoutMinutes = minutes;
    }

    @Override
    public void addSipApplicationListener(String listener) {
        listenerNames.add(listener);
    }

    @Override
    public void removeSipApplicationListener(String listener) {
        listenerNames.remove(listener);
    }

    @Override
    public String[] findSipApplicationListeners() {
        return listenerNames.toArray(new String[0]);
    }

    @Override
    public Method getSipApplicationKeyMethod() {
        return applicationKeyMethod;
    }

    @Override
    public void setSipApplicationKeyMethod(Method method) {
        applicationKeyMethod = method;
    }

    @Override
    public MobicentsSipLoginConfig getSipLoginConfig() {
        return loginConfig;
    }

    @Override
    public void setSipLoginConfig(MobicentsSipLoginConfig config) {
        loginConfig = config;
    }

    @Override
    public void addSipServletMapping(MobicentsSipServletMapping mapping) {
        mappings.add(mapping);
    }

    @Override
    public void removeSipServletMapping(MobicentsSipServletMapping mapping) {
        mappings.remove(mapping);
    }

    @Override
    public List<MobicentsSipServletMapping> findSipServletMappings() {
        return mappings;
    }

    @Override
    public MobicentsSipServletMapping findSipServletMappings(SipServletRequest request) {
        return mappings.stream()
                .filter(mapping -> mapping.getMatchingRule().matches(request))
                .findFirst()
                .orElse(null);
    }

    @Override
    public SipManager getSipManager() {
        return sessions;
    }

    @Override
    public SipApplicationDispatcher getSipApplicationDispatcher() {
        return dispatcher;
    }

    @Override
    public String getEngineName() {
        return null;
    }

    @Override
    public boolean enterSipAppHa(boolean startCacheActivity) {
        return false;
    }

    @Override
    public void exitSipAppHa(
            MobicentsSipServletRequest request, MobicentsSipServletResponse response, boolean batchStarted) {
        // sessions are not replicated
    }

    @Override
    public SipFactoryFacade getSipFactoryFacade() {
        return factory;
    }

    @Override
    public MobicentsSipSessionsUtil getSipSessionsUtil() {
        return sessionsUtil;
    }

    @Override
    public TimerService getTimerService() {
        return timers;
    }

    @Override
    public ProxyTimerService getProxyTimerService() {
        return proxyTimers;
    }

    @Override
    public SipApplicationSessionTimerService getSipApplicationSessionTimerService() {
        return sessionTimers;
    }

    @Override
    public ConcurrencyControlMode getConcurrencyControlMode() {
        return concurrencyControlMode;
    }

    @Override
    public void setConcurrencyControlMode(ConcurrencyControlMode mode) {
        concurrencyControlMode = mode;
    }

    @Override
    public SipRubyController getSipRubyController() {
        return null;
    }

    @Override
    public void setSipRubyController(SipRubyController controller) {
        // applications are Java
    }

    @Override
    public ServletContext getServletContext() {
        return servletContext;
    }

    @Override
    public String getPath() {
        return servletContext.getContextPath();
    }

    @Override
    public boolean isPackageProtectionEnabled() {
        return false;
    }

    /** Applications authenticate by themselves: the container's digest authenticator never checks its own nonces. */
    @Override
    public boolean authorize(MobicentsSipServletRequest request) {
        return true;
    }

    @Override
    public SipDigestAuthenticator getDigestAuthenticator() {
        return null;
    }

    @Override
    public void stopGracefully(long milliseconds) {
        stopping = true;
        dispatcher.getSipApplicationRouter().applicationUndeployed(List.of(name));
    }

    @Override
    public boolean isStoppingGracefully() {
        return stopping;
    }
}
