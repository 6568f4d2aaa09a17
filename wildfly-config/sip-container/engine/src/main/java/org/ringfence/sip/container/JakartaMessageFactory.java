package org.ringfence.sip.container;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.TooManyHopsException;
import javax.servlet.sip.URI;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.Transaction;
import javax.sip.header.Header;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.MobicentsSipFactory;
import org.mobicents.servlet.sip.core.MobicentsSipServletMessageFactory;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletRequest;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletResponse;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;
import org.mobicents.servlet.sip.message.SipFactoryImpl;
import org.mobicents.servlet.sip.message.SipServletRequestImpl;
import org.mobicents.servlet.sip.message.SipServletResponseImpl;

/** Makes SIP servlet messages that are also messages of Servlet 6, of which the container knows nothing. */
public final class JakartaMessageFactory implements MobicentsSipServletMessageFactory {

    private @Nullable SipFactoryImpl factory;

    /** Made by the container, by name. */
    public JakartaMessageFactory() {}

    @Override
    public MobicentsSipServletRequest createSipServletRequest(
            Request request,
            MobicentsSipSession session,
            Transaction transaction,
            Dialog dialog,
            boolean createDialog) {
        return new JakartaRequest(request, factory, session, transaction, dialog, createDialog);
    }

    @Override
    public MobicentsSipServletResponse createSipServletResponse(
            Response response,
            Transaction transaction,
            MobicentsSipSession session,
            Dialog dialog,
            boolean hasBeenReceived,
            boolean isRetransmission) {
        return new JakartaResponse(response, factory, transaction, session, dialog, hasBeenReceived, isRetransmission);
    }

    @Override
    public @Nullable MobicentsSipFactory getMobicentsSipFactory() {
        return factory;
    }

    @Override
    public void setMobicentsSipFactory(MobicentsSipFactory mobicentsSipFactory) {
        factory = (SipFactoryImpl) mobicentsSipFactory;
    }

    /** A SIP request as Servlet 6 sees requests; asynchronous processing is HTTP's alone. */
    public static final class JakartaRequest extends SipServletRequestImpl {

        private static final String NOT_HTTP = "A SIP request has no asynchronous context";

        /** For the container's serialisation. */
        public JakartaRequest() {}

        JakartaRequest(
                Request request,
                @Nullable SipFactoryImpl factory,
                MobicentsSipSession session,
                Transaction transaction,
                Dialog dialog,
                boolean createDialog) {
            super(request, factory, session, transaction, dialog, createDialog);
        }

        @Override
        public Proxy getProxy(boolean create) throws TooManyHopsException {
            Proxy before = getSipSession().getProxy();
            Proxy proxy = super.getProxy(create);
            if (proxy == null || proxy == before) {
                return proxy;
            }
            PromptProxy prompt = new PromptProxy(this, sipFactoryImpl);
            getSipSession().setProxy(prompt);
            return prompt;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            URI uri = getPoppedRoute() == null
                    ? getRequestURI()
                    : getPoppedRoute().getURI();
            Map<String, String[]> parameters = new HashMap<>();
            for (Iterator<String> names = uri.getParameterNames(); names.hasNext(); ) {
                String name = names.next();
                parameters.put(name, new String[] {uri.getParameter(name)});
            }
            return parameters;
        }

        @Override
        public @Nullable ServletContext getServletContext() {
            return getSipSession() == null ? null : getSipSession().getServletContext();
        }

        @Override
        public AsyncContext getAsyncContext() {
            throw new IllegalStateException(NOT_HTTP);
        }

        @Override
        public AsyncContext startAsync() {
            throw new IllegalStateException(NOT_HTTP);
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
            throw new IllegalStateException(NOT_HTTP);
        }

        @Override
        public boolean isAsyncStarted() {
            return false;
        }

        @Override
        public boolean isAsyncSupported() {
            return false;
        }

        @Override
        public DispatcherType getDispatcherType() {
            return DispatcherType.REQUEST;
        }

        @Override
        public long getContentLengthLong() {
            return getContentLength();
        }

        @Override
        public String getRequestId() {
            return getCallId();
        }

        @Override
        public String getProtocolRequestId() {
            return getCallId();
        }

        @Override
        public @Nullable ServletConnection getServletConnection() {
            return null;
        }
    }

    /** A SIP response as Servlet 6 sees responses. */
    public static final class JakartaResponse extends SipServletResponseImpl {

        /** For the container's serialisation. */
        public JakartaResponse() {}

        JakartaResponse(
                Response response,
                @Nullable SipFactoryImpl factory,
                Transaction transaction,
                MobicentsSipSession session,
                Dialog dialog,
                boolean hasBeenReceived,
                boolean isRetransmission) {
            super(response, factory, transaction, session, dialog, hasBeenReceived, isRetransmission);
        }

        /** The container would let a challenge replace the one before, though RFC 8760 has one for each algorithm. */
        @Override
        public void addHeader(String name, String value) {
            boolean challenge = name.equalsIgnoreCase(WWWAuthenticateHeader.NAME)
                    || name.equalsIgnoreCase(ProxyAuthenticateHeader.NAME);
            if (!challenge || isCommitted()) {
                super.addHeader(name, value);
                return;
            }
            try {
                Header header = SipFactory.getInstance().createHeaderFactory().createHeader(name, value);
                getMessage().addLast(header);
            } catch (SipException | ParseException e) {
                throw new IllegalArgumentException("Not a challenge: " + value, e);
            }
        }

        @Override
        public void setContentLengthLong(long length) {
            setContentLength(Math.toIntExact(length));
        }
    }
}
