package org.ringfence.billing.ejb;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.PolicySource;

/** Finds the policies that the server's management model publishes. */
@ApplicationScoped
public class PolicyWiring {

    /** Where the management model binds the policies. */
    static final String NAME = "java:jboss/ringfence/policies";

    /** The server's policies; on a server without their management model the default of each. */
    @Produces
    @ApplicationScoped
    PolicySource policies() {
        try {
            return (PolicySource) new InitialContext().lookup(NAME);
        } catch (NamingException notManaged) {
            BillingLog.LOG.policiesMissing(NAME);
            return PolicyBoard.ofDefaults();
        }
    }
}
