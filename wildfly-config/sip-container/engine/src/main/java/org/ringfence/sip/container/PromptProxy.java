package org.ringfence.sip.container;

import javax.servlet.sip.ProxyBranch;
import javax.servlet.sip.SipServletResponse;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.DispatcherException;
import org.mobicents.servlet.sip.message.SipFactoryImpl;
import org.mobicents.servlet.sip.message.SipServletRequestImpl;
import org.mobicents.servlet.sip.proxy.ProxyBranchImpl;
import org.mobicents.servlet.sip.proxy.ProxyImpl;

/**
 * Proxying to several places at once that forwards the first 2xx when it comes, for every method (RFC 3261 section 16.7
 * steps 5 and 10). The container knows this of INVITE alone; other requests would wait for a branch that is dead until
 * it times out.
 */
public final class PromptProxy extends ProxyImpl {

    private transient @Nullable ProxyBranchImpl accepted;

    /** For the container's serialisation. */
    public PromptProxy() {}

    PromptProxy(SipServletRequestImpl request, SipFactoryImpl factory) {
        super(request, factory);
    }

    @Override
    public boolean allResponsesHaveArrived() {
        return super.allResponsesHaveArrived() || isPrompt() && isAccepted();
    }

    private boolean isPrompt() {
        return getParallel()
                && getOriginalRequest() != null
                && !getOriginalRequest().getMethod().equals(Request.INVITE);
    }

    private boolean isAccepted() {
        return getProxyBranches().stream().anyMatch(PromptProxy::isAccepted);
    }

    private static boolean isAccepted(ProxyBranch branch) {
        SipServletResponse response = branch.getResponse();
        return response != null && response.getStatus() >= 200 && response.getStatus() < 300;
    }

    @Override
    public void onFinalResponse(ProxyBranchImpl branch) throws DispatcherException {
        if (isLate(branch)) {
            return;
        }
        if (isPrompt() && isAccepted(branch)) {
            accepted = branch;
        }
        super.onFinalResponse(branch);
    }

    @Override
    public void onBranchTimeOut(ProxyBranchImpl branch) throws DispatcherException {
        if (!isLate(branch)) {
            super.onBranchTimeOut(branch);
        }
    }

    /** Whoever asked has one final answer, and must not get another. */
    private boolean isLate(ProxyBranchImpl branch) {
        return accepted != null && accepted != branch;
    }
}
