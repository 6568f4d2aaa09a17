package org.ringfence.sip.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Self-signed certificates made by the JDK's keytool in a folder of the test. */
final class TestCertificates {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;

    TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** Makes a key and its certificate. */
    KeyStore make(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Collections.addAll(command, "-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1");
        Collections.addAll(command, "-dname", "CN=" + name, "-ext", "san=ip:127.0.0.1", "-validity", "2");
        Collections.addAll(command, "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", file.toString());
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("keytool ended with " + exit);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** A context that shows one certificate and trusts others. */
    static SSLContext context(KeyStore own, KeyStore... trusted) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, PASSWORD);
        for (KeyStore each : trusted) {
            String alias = each.aliases().nextElement();
            trust.setCertificateEntry(alias, each.getCertificate(alias));
        }
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                own == null ? null : keys.getKeyManagers(),
                trusted.length == 0 ? null : trustManagers.getTrustManagers(),
                null);
        return context;
    }
}
