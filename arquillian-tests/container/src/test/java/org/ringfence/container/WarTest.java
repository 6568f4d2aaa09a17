package org.ringfence.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WarTest {

    @Deployment(testable = false)
    static WebArchive application() {
        return Applications.war();
    }

    @Test
    void servletsAreInjectedWithResourcesBeansAndEjbs() {
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.ask(phone, "injected"))
                    .isEqualTo("constructed=true factory=true sessions=true ejb=true cdi=hello");
        }
    }

    @Test
    void aSipThreadHasTheNamesAndTheClassLoaderOfItsApplication() {
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.ask(phone, "names")).isEqualTo("app=probe module=probe comp=here loader=own");
        }
    }

    @Test
    void aTimerThreadHasTheNamesAndTheClassLoaderOfItsApplication() {
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.ask(phone, "timer")).isEqualTo("started");

            SipMessage message = phone.awaitRequest("MESSAGE", SipPhone.SOON);
            phone.send(message.answer(200, "OK", "t"));
            assertThat(message.body()).isEqualTo("app=probe module=probe comp=here loader=own");
        }
    }

    @Test
    void theServletContextHoldsTheAttributesOfJsr289() {
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.ask(phone, "attributes")).isEqualTo("missing=");
        }
    }

    @Test
    void requestsWithOneKeyShareAnApplicationSession() {
        try (SipPhone phone = Sip.phone()) {
            String first = keyed(phone, "a");
            assertThat(keyed(phone, "a")).isEqualTo(first);
            assertThat(keyed(phone, "b")).isNotEqualTo(first);
        }
    }

    private static String keyed(SipPhone phone, String key) {
        return phone.ask(Sip.request(phone, "MESSAGE", "session").with("X-Key", key))
                .body();
    }

    @Test
    void httpServletsOfTheSameWarGetTheSipFactory() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:15580/probe/session"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("probe");
    }
}
