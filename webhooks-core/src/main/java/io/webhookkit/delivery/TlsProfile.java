package io.webhookkit.delivery;

import io.webhookkit.WebhookConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is done with the endpoints that name it: whom we trust there, and who we are. The files
 * are read once, as PEM. Never prints a key. Immutable and thread-safe.
 */
public final class TlsProfile {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final char[] IN_MEMORY = "in memory".toCharArray();

  private final String name;
  private final SSLContext context;

  private TlsProfile(String name, SSLContext context) {
    this.name = name;
    this.context = context;
  }

  /**
   * Reads a profile.
   *
   * @param name what endpoints call it
   * @param trust the file with the certificates that are trusted, and no others; empty for those of
   *     the Java platform
   * @param certificate the file with our certificate, and those that it was issued by; empty for
   *     none
   * @param key the file with our certificate's private key, PKCS #8 without a password; empty for
   *     none
   * @throws WebhookConfigurationException if a file can't be read, or key and certificate are not a
   *     pair; its field starts with {@code tls.<name>}
   */
  public static TlsProfile read(String name, String trust, String certificate, String key) {
    if (!NAME.matcher(name).matches()) {
      throw new WebhookConfigurationException(
          "tls", name, "name a profile with letters, digits, _ and -, at most 64");
    }
    String field = "tls." + name;
    requirePair(field, certificate, key);
    if (trust.isBlank() && certificate.isBlank()) {
      throw new WebhookConfigurationException(
          field + ".trust", "", "say whom to trust, or who we are (" + field + ".certificate)");
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(field, certificate, key), trusted(field, trust), null);
      return new TlsProfile(name, context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has TLS and keys in memory", e);
    }
  }

  private static void requirePair(String field, String certificate, String key) {
    if (certificate.isBlank() && !key.isBlank()) {
      throw new WebhookConfigurationException(
          field + ".certificate", "", "give the certificate of the key as well");
    }
    if (key.isBlank() && !certificate.isBlank()) {
      throw new WebhookConfigurationException(
          field + ".key", "", "give the private key of the certificate as well");
    }
  }

  static TrustManager @Nullable [] trusted(String field, String trust)
      throws GeneralSecurityException, IOException {
    if (trust.isBlank()) {
      return null;
    }
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate each : certificates(field + ".trust", trust)) {
      store.setCertificateEntry("trusted-" + number, each);
      number++;
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager @Nullable [] keys(String field, String certificate, String key)
      throws GeneralSecurityException, IOException {
    if (key.isBlank()) {
      return null;
    }
    Certificate[] chain =
        certificates(field + ".certificate", certificate).toArray(Certificate[]::new);
    PrivateKey ours = PemKey.parse(field + ".key", key, text(field + ".key", key));
    if (!PemKey.isPair(ours, chain[0].getPublicKey())) {
      throw new WebhookConfigurationException(
          field + ".key", key, "give the private key of the first certificate");
    }
    KeyStore store = emptyStore();
    store.setKeyEntry("ours", ours, IN_MEMORY, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(String field, String file) {
    try (InputStream pem = Files.newInputStream(Path.of(file))) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException | InvalidPathException | GeneralSecurityException unreadable) {
      // told below, with the rest
    }
    throw new WebhookConfigurationException(
        field, file, "give a file that can be read here, with X.509 certificates as PEM");
  }

  private static String text(String field, String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException unreadable) {
      throw new WebhookConfigurationException(field, file, "give a file that can be read here");
    }
  }

  /** Returns what endpoints call it. */
  public String name() {
    return name;
  }

  /** Returns what a transport does TLS with. */
  public SSLContext context() {
    return context;
  }

  @Override
  public String toString() {
    return "TlsProfile[" + name + "]";
  }
}
