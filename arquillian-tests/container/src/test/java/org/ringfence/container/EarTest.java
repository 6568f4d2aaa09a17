package org.ringfence.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipMessage;
import org.ringfence.sipclient.SipPhone;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EarTest {

    @Deployment(testable = false)
    static EnterpriseArchive application() {
        return Applications.ear();
    }

    @Test
    void servletsGetTheEjbsOfAnotherModule() {
        try (SipPhone phone = Sip.phone()) {
            assertThat(Sip.ask(phone, "injected"))
                    .isEqualTo("constructed=true factory=true sessions=true ejb=true cdi=hello");
        }
    }

    @Test
    void sipAndTimerThreadsHaveTheNamesOfEarAndWar() {
        try (SipPhone phone = Sip.phone()) {
            String names = "app=whole module=sip comp=here loader=own";
            assertThat(Sip.ask(phone, "names")).isEqualTo(names);
            assertThat(Sip.ask(phone, "timer")).isEqualTo("started");

            SipMessage message = phone.awaitRequest("MESSAGE", SipPhone.SOON);
            phone.send(message.answer(200, "OK", "t"));
            assertThat(message.body()).isEqualTo(names);
        }
    }
}
