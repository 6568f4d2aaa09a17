package org.ringfence.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ringfence.sipclient.SipPhone;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TlsTest {

    private static final String ELYTRON = "/subsystem=elytron";
    private static final String KEYS = ELYTRON + "/key-store=sip";
    private static final String KEY_MANAGER = ELYTRON + "/key-manager=sip";
    private static final String TRUST_MANAGER = ELYTRON + "/trust-manager=sip";
    private static final String CONTEXT = ELYTRON + "/server-ssl-context=sip";
    private static final String STRICT_CONTEXT = ELYTRON + "/server-ssl-context=strict";
    private static final String CONNECTOR = "/subsystem=sip/connector=tls";

    @ArquillianResource
    private ManagementClient client;

    @Deployment(testable = false)
    static WebArchive application() {
        return Applications.war();
    }

    @BeforeEach
    void addConnector() {
        Management management = new Management(client);
        management.run(KEYS, "add", "type", "PKCS12", "credential-reference", "{clear-text=secret}");
        management.run(
                KEYS,
                "generate-key-pair",
                "alias",
                "sip",
                "distinguished-name",
                "CN=sip.example.org",
                "algorithm",
                "RSA",
                "key-size",
                "2048");
        management.run(KEY_MANAGER, "add", "key-store", "sip", "credential-reference", "{clear-text=secret}");
        management.run(TRUST_MANAGER, "add", "key-store", "sip");
        management.run(CONTEXT, "add", "key-manager", "sip", "trust-manager", "sip");
        management.run(CONNECTOR, "add", "socket-binding", "sip-tls", "transport", "tls", "ssl-context", "sip");
    }

    @AfterEach
    void removeConnector() {
        Management management = new Management(client);
        management.run(CONNECTOR, "remove");
        management.remove(CONTEXT);
        management.remove(TRUST_MANAGER);
        management.remove(KEY_MANAGER);
        management.remove(KEYS);
    }

    @Test
    void messagesPassOverTls() throws GeneralSecurityException {
        try (SipPhone phone = SipPhone.tls(Sip.TLS_SERVER, trusting(), "alice", "example.org", "")) {
            assertThat(Sip.options(phone).status()).isEqualTo(200);
        }
    }

    @Test
    void aContextThatNeedsCertificatesTurnsAwayPeersWithoutOne() {
        Management management = new Management(client);
        management.run(STRICT_CONTEXT, "add", "key-manager", "sip", "trust-manager", "sip", "need-client-auth", "true");
        management.write(CONNECTOR, "ssl-context", "strict");

        assertThatThrownBy(() -> {
                    try (SipPhone phone = SipPhone.tls(Sip.TLS_SERVER, trusting(), "alice", "example.org", "")) {
                        Sip.options(phone);
                    }
                })
                .isInstanceOfAny(UncheckedIOException.class, AssertionError.class);
        management.write(CONNECTOR, "ssl-context", "sip");
        management.remove(STRICT_CONTEXT);
    }

    private static SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
        return context;
    }

    /** The certificate is made by the server for this test alone. */
    private static final class TrustsAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("no client comes here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            assertThat(chain[0].getSubjectX500Principal().getName()).isEqualTo("CN=sip.example.org");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
