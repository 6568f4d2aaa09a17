package org.ringfence.sip.extension;

import org.jboss.as.server.deployment.AttachmentKey;
import org.jspecify.annotations.Nullable;
import org.ringfence.sip.container.ApplicationDescription;
import org.ringfence.sip.container.SipApplicationContext;
import org.ringfence.sip.container.SipEngine;

/** What the deployment of a WAR with SIP servlets carries from phase to phase. */
final class SipDeployment {

    static final AttachmentKey<SipDeployment> KEY = AttachmentKey.create(SipDeployment.class);
    static final AttachmentKey<SipEngine> ENGINE = AttachmentKey.create(SipEngine.class);

    private final ApplicationDescription description;
    private volatile @Nullable SipApplicationContext context;

    SipDeployment(ApplicationDescription description) {
        this.description = description;
    }

    ApplicationDescription description() {
        return description;
    }

    void prepared(SipApplicationContext prepared) {
        context = prepared;
    }

    /** The application, once its servlet context is made; injection asks no earlier. */
    SipApplicationContext context() {
        SipApplicationContext prepared = context;
        if (prepared == null) {
            throw new IllegalStateException("SIP application '" + description.name() + "' is not prepared yet");
        }
        return prepared;
    }
}
