package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for the loopback that nobody else has signed, made by `keytool`.
///
/// @param certificate the file that it is in
record SelfSigned(SSLContext context, Path certificate) {
    private static final String PASSWORD = "password";

    static SelfSigned in(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String arguments =
                " -genkeypair -alias a -keyalg EC -dname CN=localhost -ext SAN=dns:localhost,ip:127.0.0.1"
                        + " -storetype PKCS12 -keystore %s -storepass %s".formatted(file, PASSWORD);
        Process process =
                new ProcessBuilder((program + arguments).split(" "))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD.toCharArray());
        }
        return new SelfSigned(context(store), pem(folder, store));
    }

    private static SSLContext context(KeyStore store) throws Exception {
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    private static Path pem(Path folder, KeyStore store) throws Exception {
        String text =
                Base64.getMimeEncoder().encodeToString(store.getCertificate("a").getEncoded());
        return Files.writeString(
                folder.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }
}
