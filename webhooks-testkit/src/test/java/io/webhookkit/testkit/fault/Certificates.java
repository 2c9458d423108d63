package io.webhookkit.testkit.fault;

import io.webhookkit.testkit.endpoint.KeyStoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** An authority of our own, and certificates good and bad, made with the JDK's keytool. */
final class Certificates {

  private final KeyStoreFile keys;
  private final KeyStoreFile trusted;

  Certificates(Path folder) throws IOException, InterruptedException {
    keys = new KeyStoreFile(folder.resolve("keys.p12"));
    trusted = new KeyStoreFile(folder.resolve("trusted.p12"));
    make("authority", "-ext", "bc:c");
    make("good", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
    make("other", "-signer", "authority", "-ext", "san=dns:other.example");
    make("own", "-ext", "san=ip:127.0.0.1");
    make(
        "expired",
        "-signer",
        "authority",
        "-ext",
        "san=ip:127.0.0.1",
        "-startdate",
        "-10d",
        "-validity",
        "1");
    String authority = folder.resolve("authority.pem").toString();
    keys.keytool("-exportcert", "-alias", "authority", "-file", authority);
    trusted.keytool("-importcert", "-noprompt", "-file", authority);
  }

  private void make(String name, String... options) throws IOException, InterruptedException {
    List<String> what = new ArrayList<>();
    what.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", name, "-dname", "CN=" + name));
    what.addAll(List.of(options));
    keys.keytool(what.toArray(String[]::new));
  }

  /** Has whatever opens its connections from now on trust the authority, and nobody else. */
  void trustTheAuthority() {
    System.setProperty("javax.net.ssl.trustStore", trusted.path().toString());
    System.setProperty("javax.net.ssl.trustStorePassword", KeyStoreFile.PASSWORD);
  }

  static void trustAsBefore() {
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
  }

  /** Returns what a server with one of the certificates uses. */
  SSLContext server(String name) throws IOException, GeneralSecurityException {
    return keys.server(name);
  }
}
