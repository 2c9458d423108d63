package io.webhookkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key, made by the JDK's keytool, as files.
 *
 * @param store both, as PKCS #12
 * @param certificate the certificate, as PEM
 * @param key the key, as PEM
 */
public record Identity(Path store, Path certificate, Path key) {

  private static final String ALIAS = "it";
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Makes one that is signed by itself. */
  public static Identity of(Path directory, String host) throws Exception {
    Path store = Files.createTempFile(directory, "identity", ".p12");
    Files.delete(store);
    keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", san(host));
    return files(store);
  }

  /** Makes one that this one has issued, and that was valid until yesterday. */
  public Identity expired(Path directory, String host) throws Exception {
    Identity selfSigned = of(directory, host);
    Path request = Path.of(selfSigned.store + ".csr");
    Path issued = Path.of(selfSigned.store + ".issued.pem");
    keytool(selfSigned.store, "-certreq", "-file", request.toString());
    keytool(
        store,
        "-gencert",
        "-rfc",
        "-startdate",
        "-9d",
        "-validity",
        "8",
        "-ext",
        san(host),
        "-infile",
        request.toString(),
        "-outfile",
        issued.toString());
    return selfSigned.with(issued, certificate);
  }

  private Identity with(Path... chain) throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> all = new ArrayList<>();
    for (Path each : chain) {
      try (InputStream pem = Files.newInputStream(each)) {
        all.add(factory.generateCertificate(pem));
      }
    }
    KeyStore changed = load(store);
    changed.setKeyEntry(
        ALIAS, changed.getKey(ALIAS, PASSWORD), PASSWORD, all.toArray(Certificate[]::new));
    try (OutputStream out = Files.newOutputStream(store)) {
      changed.store(out, PASSWORD);
    }
    return files(store);
  }

  private static String san(String host) {
    return "san=dns:" + host;
  }

  private static void keytool(Path store, String... what) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(keytool));
    command.addAll(Arrays.asList(what));
    command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  private static Identity files(Path store) throws Exception {
    KeyStore made = load(store);
    return new Identity(
        store,
        pem(store, "CERTIFICATE", made.getCertificate(ALIAS).getEncoded()),
        pem(store, "PRIVATE KEY", made.getKey(ALIAS, PASSWORD).getEncoded()));
  }

  /**
   * Returns what a server or a client with this certificate does TLS with.
   *
   * @param trusted whom it trusts; null for whom the platform does
   */
  public SSLContext context(@Nullable Identity trusted) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(load(store), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keys.getKeyManagers(),
        trusted == null ? null : TlsProfile.trusted("test", trusted.certificate().toString()),
        null);
    return context;
  }

  private static KeyStore load(Path store) throws Exception {
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD);
    }
    return made;
  }

  private static Path pem(Path store, String label, byte[] content) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        Path.of(store + "." + label.replace(' ', '-') + ".pem"),
        "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
  }
}
