package org.ringfence.sipapp.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayHandlerTest {

    @ParameterizedTest
    @CsvSource({"3600, 63", "600, 13", "0, 3", "-1, 63", "86400, 1443", "2147483647, 1443"})
    void subscriptionIsKeptALittleLongerThanItIsAskedFor(int seconds, int minutes) {
        List<Object> kept = new ArrayList<>();
        SipApplicationSession session = standIn(SipApplicationSession.class, "setExpires", kept, 0);
        SipServletRequest subscribe = (SipServletRequest) Proxy.newProxyInstance(
                RelayHandlerTest.class.getClassLoader(),
                new Class<?>[] {SipServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getApplicationSession" -> session;
                    case "getExpires" -> seconds;
                    default -> throw new UnsupportedOperationException(method.getName());
                });

        RelayHandler.keep(subscribe);

        assertThat(kept).containsExactly(minutes);
    }

    private static <T> T standIn(Class<T> type, String expected, List<Object> told, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                RelayHandlerTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!method.getName().equals(expected)) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    told.add(arguments[0]);
                    return answer;
                }));
    }
}
