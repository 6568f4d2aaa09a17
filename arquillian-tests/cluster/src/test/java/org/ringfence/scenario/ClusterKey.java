package org.ringfence.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The key that nodes of a cluster know each other by, made as the documentation says. */
final class ClusterKey {

    private static final String PASSWORD = "not-for-anybody-else";

    private final Path file;

    private ClusterKey(Path file) {
        this.file = file;
    }

    static ClusterKey make(String name) {
        Path file = Folders.of(name);
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "ringfence",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=ringfence",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .inheritIO()
                    .start();
            if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool made no key");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return new ClusterKey(file);
    }

    /** Lets a server show it, and share the key of the password hashes. */
    ServerOptions serving(ServerOptions options) {
        return options.with("ringfence.cluster.keys", file.toString())
                .with("ringfence.cluster.password", PASSWORD)
                .with(
                        "ringfence.key.file",
                        file.resolveSibling("password-hashes.key").toString());
    }
}
