package org.ringfence.sip.container;

import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.ar.SipApplicationRouter;
import javax.servlet.sip.ar.SipApplicationRouterInfo;
import javax.servlet.sip.ar.SipApplicationRoutingDirective;
import javax.servlet.sip.ar.SipApplicationRoutingRegion;
import javax.servlet.sip.ar.SipRouteModifier;
import javax.servlet.sip.ar.SipTargetedRequestInfo;
import javax.servlet.sip.ar.spi.SipApplicationRouterProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request from outside to the application that was deployed first, once (JSR 289 chapter 15). Requests that
 * an application makes leave the container without visiting an application.
 */
public final class FirstApplicationRouter implements SipApplicationRouter {

    private final List<String> applications = new CopyOnWriteArrayList<>();

    @Override
    public void applicationDeployed(List<String> names) {
        names.stream().filter(name -> !applications.contains(name)).forEach(applications::add);
    }

    @Override
    public void applicationUndeployed(List<String> names) {
        applications.removeAll(names);
    }

    @Override
    public SipApplicationRouterInfo getNextApplication(
            SipServletRequest request,
            SipApplicationRoutingRegion region,
            SipApplicationRoutingDirective directive,
            @Nullable SipTargetedRequestInfo target,
            @Nullable Serializable visited) {
        boolean ours = request.getInitialRemoteAddr() == null;
        if (ours || visited != null || applications.isEmpty()) {
            return new SipApplicationRouterInfo(null, null, null, null, SipRouteModifier.NO_ROUTE, null);
        }
        String subscriber = request.getFrom().getURI().toString();
        return new SipApplicationRouterInfo(
                applications.get(0),
                SipApplicationRoutingRegion.NEUTRAL_REGION,
                subscriber,
                null,
                SipRouteModifier.NO_ROUTE,
                "visited");
    }

    @Override
    public void init() {}

    @Override
    public void init(Properties properties) {}

    @Override
    public void destroy() {}

    /** Named by the system property that JSR 289 defines for it. */
    public static final class Provider extends SipApplicationRouterProvider {

        /** Made by the container, by name. */
        public Provider() {}

        @Override
        public SipApplicationRouter getSipApplicationRouter() {
            return new FirstApplicationRouter();
        }
    }
}
