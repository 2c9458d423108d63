package io.webhookkit.testkit.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.SigningKey;
import io.webhookkit.testkit.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is secret of an endpoint is encrypted in the database, and can be changed. */
abstract class EndpointSecretsContract extends JdbcEndpointsContract {

  @Test
  void noColumnHasASecretOrAnAddressThatCouldBeRead() {
    Secret secret = Secret.generate();
    SigningKey key = SigningKey.generate();
    endpoints.save(crm(secret.reveal(), key.reveal()));
    Secret rotated = endpoints.rotate("crm", DAY);

    String stored = everyColumn("webhook_endpoint") + everyColumn("webhook_endpoint_secret");

    for (String text : List.of(secret.reveal(), key.reveal(), rotated.reveal())) {
      String base64 = text.substring(text.indexOf('_') + 1);
      byte[] bytes = Base64.getDecoder().decode(base64);
      assertThat(stored)
          .doesNotContain(base64)
          .doesNotContain(base64.substring(0, 16))
          .doesNotContainIgnoringCase(HexFormat.of().formatHex(bytes))
          .doesNotContain(new String(bytes, UTF_8));
    }
    assertThat(stored).contains("crm.example.com").doesNotContain("hooks/1f7a", "https:");
    assertThat(everyValue("webhook_endpoint_secret", "secret"))
        .hasSize(3)
        .allMatch(value -> value.matches("v1:[0-9a-f]{8}:[A-Za-z0-9+/=]+"));
  }

  @Test
  void theSameSecretIsAnotherTextEachTime() {
    String same = Secret.generate().reveal();
    endpoints.save(crm(same));
    endpoints.save(
        Endpoint.named("erp").url("https://erp.example.com").secret(same).events("*").build());

    assertThat(everyValue("webhook_endpoint_secret", "secret")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aSecretThatWasMovedToAnotherEndpointIsRefused() {
    Endpoint crm = crm();
    endpoints.save(crm);
    endpoints.save(
        Endpoint.named("erp")
            .url("https://erp.example.com")
            .secret(Secret.generate().reveal())
            .events("*")
            .build());
    String moved = everyValue("webhook_endpoint_secret", "secret").get(1);
    Databases.execute(
        dataSource(),
        "update webhook_endpoint_secret set secret = '" + moved + "' where endpoint <> 'erp'",
        "update webhook_endpoint_secret set secret = '" + moved + "' where endpoint <> 'crm'");

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> open(cipher))
        .withMessageMatching(
            "endpoints\\.(crm|erp)\\.secret is '\\(encrypted\\)': it was altered in the database, or"
                + " belongs to another endpoint: save the endpoint anew");
    endpoints.refresh();
    assertThat(endpoints.find("crm")).contains(crm);
  }

  @Test
  void anAddressThatWasWrittenByHandIsRefusedAndMendedBySavingItAnew() {
    Endpoint crm = crm();
    endpoints.save(crm);
    Databases.execute(
        dataSource(), "update webhook_endpoint set url = 'https://evil.example.com/'");

    endpoints.refresh();
    assertThat(endpoints.find("crm")).contains(crm);
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> open(cipher))
        .satisfies(e -> assertThat(e.field()).isEqualTo("endpoints.crm.url"));

    endpoints.save(crm);
    assertThat(open(cipher).find("crm")).contains(crm);
  }

  @Test
  void anEndpointThatCannotBeReadAnyMoreCanStillBeDisabled() {
    endpoints.save(crm());
    Databases.execute(dataSource(), "update webhook_endpoint_secret set secret = 'v1:0:AAAA'");

    endpoints.disable("crm", "enough");
    endpoints.refresh();

    assertThat(endpoints.isDisabled("crm")).isTrue();
    assertThat(endpoints.enabled()).isEmpty();
  }

  @Test
  void anOlderKeyStillReadsUntilAllIsEncryptedAnew() {
    String oldKey = Keys.random();
    String newKey = Keys.random();
    Endpoint crm = crm(Secret.generate().reveal(), SigningKey.generate().reveal());
    open(SecretCipher.of(oldKey, List.of())).save(crm);
    JdbcEndpoints changing = open(SecretCipher.of(newKey, List.of(oldKey)));
    assertThat(changing.find("crm")).contains(crm);

    assertThat(changing.reencrypt()).isEqualTo(1);
    assertThat(changing.reencrypt()).isZero();

    assertThat(open(SecretCipher.of(newKey, List.of())).find("crm")).contains(crm);
  }

  @Test
  void aKeyThatIsMissingIsNamedAtTheStartAndNotPrinted() {
    String key = Keys.random();
    String other = Keys.random();
    endpoints.remove("crm");
    open(SecretCipher.of(key, List.of())).save(crm());

    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> open(SecretCipher.of(other, List.of())))
        .satisfies(e -> assertThat(e.field()).isEqualTo("endpoint-store.key"))
        .withMessageMatching(
            ".*\\(the key [0-9a-f]{8}\\).*endpoint 'crm' is stored under the key [0-9a-f]{8}: add that"
                + " one to endpoint-store.old-keys")
        .withMessageNotContaining(key)
        .withMessageNotContaining(other);
  }

  @Test
  void whileASecretIsRotatedBothSign() {
    Secret before = Secret.generate();
    endpoints.save(crm(before.reveal()));

    Secret after = endpoints.rotate("crm", DAY);

    assertThat(endpoints.find("crm").orElseThrow().secrets()).containsExactly(after, before);
    assertThat(open(cipher).find("crm").orElseThrow().secrets()).containsExactly(after, before);
    assertThat(Base64.getDecoder().decode(after.reveal().substring(6))).hasSize(32);
  }

  @Test
  void whenTheOverlapEndsTheOldSecretIsDroppedByItself() {
    endpoints.save(crm());
    Secret after = endpoints.rotate("crm", DAY);
    otherNode.refresh();

    letTimePass(DAY.minusMinutes(1));
    endpoints.refresh();
    assertThat(endpoints.find("crm").orElseThrow().secrets()).hasSize(2);

    letTimePass(Duration.ofMinutes(2));
    endpoints.refresh();
    otherNode.refresh();
    assertThat(endpoints.find("crm").orElseThrow().secrets()).containsExactly(after);
    assertThat(otherNode.find("crm").orElseThrow().secrets()).containsExactly(after);
    assertThat(count("select count(*) from webhook_endpoint_secret")).isEqualTo(1);
  }

  @Test
  void withoutAnOverlapTheOldSecretIsDroppedAtOnce() {
    endpoints.save(crm());

    Secret after = endpoints.rotate("crm", Duration.ZERO);

    assertThat(endpoints.find("crm").orElseThrow().secrets()).containsExactly(after);
  }

  @Test
  void aSecondRotationDoesNotProlongTheFirst() {
    endpoints.save(crm());
    endpoints.rotate("crm", Duration.ofHours(1));
    Secret last = endpoints.rotate("crm", DAY);
    assertThat(endpoints.find("crm").orElseThrow().secrets()).hasSize(3);

    letTimePass(Duration.ofHours(2));
    endpoints.refresh();

    assertThat(endpoints.find("crm").orElseThrow().secrets()).hasSize(2).contains(last);
  }

  @Test
  void aSecretAndAKeyAreRotatedEachByItself() {
    Secret secret = Secret.generate();
    SigningKey key = SigningKey.generate();
    endpoints.save(crm(secret.reveal(), key.reveal()));

    SigningKey fresh = endpoints.rotateKey("crm", Duration.ZERO);

    assertThat(endpoints.find("crm").orElseThrow().secrets())
        .containsExactlyInAnyOrder(secret, fresh);
  }

  @Test
  void anEndpointThatIsSavedWhileASecretIsRotatedDoesNotKeepTheOldOne() {
    endpoints.save(crm());
    Secret after = endpoints.rotate("crm", DAY);

    endpoints.save(endpoints.find("crm").orElseThrow());
    letTimePass(DAY.plusMinutes(1));
    endpoints.refresh();

    assertThat(endpoints.find("crm").orElseThrow().secrets()).containsExactly(after);
  }

  @Test
  void anOldSecretThatIsSavedAloneSignsOn() {
    Secret before = Secret.generate();
    endpoints.save(crm(before.reveal()));
    endpoints.rotate("crm", DAY);

    endpoints.save(crm(before.reveal()));
    letTimePass(DAY.plusMinutes(1));
    endpoints.refresh();

    assertThat(endpoints.find("crm").orElseThrow().secrets()).containsExactly(before);
  }

  private String everyColumn(String table) {
    return String.join("\n", everyValue(table, "*"));
  }

  private List<String> everyValue(String table, String columns) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select " + columns + " from " + table)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
