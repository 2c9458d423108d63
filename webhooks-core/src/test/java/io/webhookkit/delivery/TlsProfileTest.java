package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsProfileTest {

  @TempDir static Path directory;
  private static Identity ours;

  @BeforeAll
  static void makeCertificate() throws Exception {
    ours = Identity.of(directory, "us.example.com");
  }

  @Test
  void readsWhomToTrustAndWhoWeAre() {
    TlsProfile profile = read(ours.certificate(), ours.certificate(), ours.key());

    assertThat(profile.name()).isEqualTo("partner");
    assertThat(profile).hasToString("TlsProfile[partner]");
  }

  @Test
  void needsOneOfTheTwo() {
    refuses("", "", "").withMessageStartingWith("tls.partner.trust is ''");
  }

  @Test
  void aKeyNeedsItsCertificateAndACertificateItsKey() {
    refuses("", "", ours.key().toString()).withMessageStartingWith("tls.partner.certificate is ''");
    refuses("", ours.certificate().toString(), "").withMessageStartingWith("tls.partner.key is ''");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    refuses("/no/such/file.pem", "", "")
        .withMessageStartingWith("tls.partner.trust is '/no/such/file.pem'")
        .withMessageContaining("a file that can be read here");
  }

  @Test
  void aFileOfAnotherKindIsNamedWithoutItsContent() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret.pem"), "s3cret");

    refuses(secret.toString(), "", "")
        .withMessageContaining("X.509 certificates as PEM")
        .satisfies(e -> assertThat(e).hasMessageNotContaining("s3cret"));
    refuses("", ours.certificate().toString(), secret.toString())
        .withMessageStartingWith("tls.partner.key is '" + secret)
        .withMessageContaining("PKCS #8 without a password")
        .satisfies(e -> assertThat(e).hasMessageNotContaining("s3cret").hasNoCause());
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws Exception {
    Identity other = Identity.of(directory, "them.example.com");

    refuses("", ours.certificate().toString(), other.key().toString())
        .withMessageContaining("give the private key of the first certificate");
  }

  private static TlsProfile read(Path trust, Path certificate, Path key) {
    return TlsProfile.read("partner", trust.toString(), certificate.toString(), key.toString());
  }

  private static ThrowableAssertAlternative<?> refuses(
      String trust, String certificate, String key) {
    return assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> TlsProfile.read("partner", trust, certificate, key));
  }
}
