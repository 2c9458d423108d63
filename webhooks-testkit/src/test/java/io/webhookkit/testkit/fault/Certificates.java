package io.webhookkit.testkit.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of our own, and certificates good and bad, made with the JDK's keytool. */
final class Certificates {

  private static final String PASSWORD = "for-tests";

  private final Path keys;
  private final Path trusted;

  Certificates(Path folder) throws IOException, InterruptedException {
    keys = folder.resolve("keys.p12");
    trusted = folder.resolve("trusted.p12");
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
    Path authority = folder.resolve("authority.pem");
    keytool("-exportcert", "-alias", "authority", "-keystore", keys, "-file", authority);
    keytool("-importcert", "-noprompt", "-keystore", trusted, "-file", authority);
  }

  private void make(String name, String... options) throws IOException, InterruptedException {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", name, "-keystore", keys));
    arguments.addAll(List.of("-dname", "CN=" + name));
    arguments.addAll(List.of(options));
    keytool(arguments.toArray());
  }

  private static void keytool(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    for (Object each : arguments) {
      command.add(each.toString());
    }
    command.addAll(List.of("-storepass", PASSWORD));
    int failed = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (failed != 0) {
      throw new IllegalStateException("keytool failed: " + command);
    }
  }

  /** Has whatever opens its connections from now on trust the authority, and nobody else. */
  void trustTheAuthority() {
    System.setProperty("javax.net.ssl.trustStore", trusted.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
  }

  static void trustAsBefore() {
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
  }

  /** Returns what a server with one of the certificates uses. */
  SSLContext server(String name) throws IOException, GeneralSecurityException {
    char[] password = PASSWORD.toCharArray();
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      all.load(in, password);
    }
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, password);
    one.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(one, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
