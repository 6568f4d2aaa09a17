package org.ringfence.billing.ejb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ringfence.policy.BillingPolicy;
import org.ringfence.policy.PolicyBoard;
import org.ringfence.policy.PolicySource;

class PolicyWiringTest {

    private static final Map<String, Object> BOUND = new Hashtable<>();

    /** A naming service that knows what is bound. */
    public static final class Names implements InitialContextFactory {

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return (Context) Proxy.newProxyInstance(
                    Names.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                        Object found = method.getName().equals("lookup") ? BOUND.get(arguments[0]) : null;
                        if (found == null) {
                            throw new NameNotFoundException(String.valueOf(arguments[0]));
                        }
                        return found;
                    });
        }
    }

    @BeforeEach
    void naming() {
        BOUND.clear();
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
    }

    @AfterEach
    void noNaming() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    @Test
    void policiesAreThoseOfTheServersModel() {
        PolicySource model = PolicyBoard.ofDefaults();
        BOUND.put(PolicyWiring.NAME, model);

        assertThat(new PolicyWiring().policies()).isSameAs(model);
    }

    @Test
    void serverWithoutTheModelHasTheDefaultsAndSaysSo() {
        try (LogLines log = new LogLines()) {
            PolicySource policies = new PolicyWiring().policies();

            assertThat(policies.current(BillingPolicy.class)).isEqualTo(BillingPolicy.DEFAULT);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("RFBIL0008", PolicyWiring.NAME, "/subsystem=ringfence");
        }
    }
}
