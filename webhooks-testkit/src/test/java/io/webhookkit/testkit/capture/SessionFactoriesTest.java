package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.contract.capture.Lead;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

class SessionFactoriesTest {

  @Test
  void eachOfTwoSessionFactoriesAnnouncesItsChangesOnce() {
    try (SessionFactory one = StageApp.newSessionFactory(Databases.h2());
        SessionFactory two = StageApp.newSessionFactory(Databases.h2());
        WebhookRecorder recorder = WebhookRecorder.start();
        Webhooks webhooks = webhooks(recorder)) {
      webhooks.capture(new HibernateChanges(one));
      webhooks.capture(new HibernateChanges(two));
      webhooks.start();

      one.inTransaction(session -> session.persist(new Lead("one@example.org")));
      two.inTransaction(session -> session.persist(new Lead("two@example.org")));

      assertThat(recorder).received("lead.created").withData("email", "one@example.org").once();
      assertThat(recorder).received("lead.created").withData("email", "two@example.org").once();
      assertThat(recorder).receivedNothingElse();
    }
  }

  @Test
  void aSessionFactoryThatIsCapturedTwiceAnnouncesItsChangesOnce() {
    try (SessionFactory sessions = StageApp.newSessionFactory(Databases.h2());
        WebhookRecorder recorder = WebhookRecorder.start();
        Webhooks webhooks = webhooks(recorder)) {
      webhooks.capture(new HibernateChanges(sessions));
      webhooks.capture(new HibernateChanges(sessions));
      webhooks.start();

      sessions.inTransaction(session -> session.persist(new Lead("a@example.org")));

      assertThat(recorder).received("lead.created").once();
      assertThat(recorder).receivedNothingElse();
    }
  }

  @Test
  void eachOfTwoSessionFactoriesThatMapAClassDifferentlyAnnouncesItsOwnAttributes() {
    try (SessionFactory whole = StageApp.newSessionFactory(Databases.h2());
        SessionFactory partial = newSessionFactoryWithoutAddress();
        WebhookRecorder recorder = WebhookRecorder.start();
        Webhooks webhooks = webhooks(recorder)) {
      webhooks.capture(new HibernateChanges(whole));
      webhooks.capture(new HibernateChanges(partial));
      webhooks.start();

      Lead lead = new Lead("whole@example.org");
      lead.passwordHash = "secret-hash";
      whole.inTransaction(session -> session.persist(lead));
      partial.inTransaction(session -> session.persist(new Lead("partial@example.org")));

      assertThat(recorder).received("lead.created").withData("email", "whole@example.org").once();
      assertThat(recorder).received("lead.created").withData("email", "partial@example.org").once();
      assertThat(recorder.received())
          .extracting(ReceivedWebhook::body)
          .noneMatch(body -> body.contains("secret"));
    }
  }

  @Test
  void anIdThatIsIgnoredIsRefused() {
    try (SessionFactory sessions =
            StageApp.newSessionFactory(Databases.h2(), c -> c.addAnnotatedClass(Anonymous.class));
        WebhookRecorder recorder = WebhookRecorder.start();
        Webhooks webhooks = webhooks(recorder)) {
      HibernateChanges changes = new HibernateChanges(sessions);

      assertThatThrownBy(() -> webhooks.capture(changes))
          .isInstanceOf(WebhookConfigurationException.class)
          .hasMessageContaining("SessionFactoriesTest$Anonymous.@WebhookIgnore is 'number'")
          .hasMessageContaining("take the annotation away");
    }
  }

  @Test
  void anIdOfWhichAPartIsIgnoredIsRefusedHoweverDeepItIs() {
    try (SessionFactory sessions =
            StageApp.newSessionFactory(Databases.h2(), c -> c.addAnnotatedClass(Hidden.class));
        WebhookRecorder recorder = WebhookRecorder.start();
        Webhooks webhooks = webhooks(recorder)) {
      HibernateChanges changes = new HibernateChanges(sessions);

      assertThatThrownBy(() -> webhooks.capture(changes))
          .isInstanceOf(WebhookConfigurationException.class)
          .hasMessageContaining("Inner.@WebhookIgnore is 'b'");
    }
  }

  @Test
  void anIdOfBytesMergesAndIsATextInBase64() {
    try (SessionFactory sessions =
            StageApp.newSessionFactory(Databases.h2(), c -> c.addAnnotatedClass(Digest.class));
        WebhookRecorder recorder = WebhookRecorder.start();
        Webhooks webhooks = webhooks(recorder)) {
      webhooks.capture(new HibernateChanges(sessions));
      webhooks.start();

      sessions.inTransaction(
          session -> {
            Digest digest = new Digest();
            digest.hash = new byte[] {1, 2, 3};
            session.persist(digest);
            session.flush();
            digest.text = "later";
          });

      assertThat(recorder).received("digest.created").forSubject("AQID").once();
      assertThat(recorder).receivedNothingElse();
    }
  }

  /** An entity that would keep a part of its id for itself. */
  @Entity
  @WebhookEvent("hidden")
  static class Hidden {
    @EmbeddedId Outer id;
  }

  /** An id in which another value is embedded. */
  @Embeddable
  static class Outer implements Serializable {
    private static final long serialVersionUID = 1L;
    int number;
    @Embedded Inner inner;
  }

  /** A value of which a part is ignored. */
  @Embeddable
  static class Inner implements Serializable {
    private static final long serialVersionUID = 1L;
    int a;
    @WebhookIgnore int b;
  }

  /** An entity whose id is an array. */
  @Entity
  @WebhookEvent("digest")
  static class Digest {
    @Id byte[] hash;
    String text;
  }

  /** An entity that would keep its id for itself. */
  @Entity
  @WebhookEvent("anonymous")
  static class Anonymous {
    @Id @WebhookIgnore Long number;
  }

  private static SessionFactory newSessionFactoryWithoutAddress() {
    String mapping =
        """
        <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.2">
          <entity class="%s"><attributes><transient name="address"/></attributes></entity>
        </entity-mappings>
        """
            .formatted(Lead.class.getName());
    return StageApp.newSessionFactory(
        Databases.h2(),
        configuration ->
            configuration.addInputStream(new ByteArrayInputStream(mapping.getBytes(UTF_8))));
  }

  private static Webhooks webhooks(WebhookRecorder recorder) {
    Webhooks webhooks =
        Webhooks.builder()
            .outbox(new InMemoryOutbox(Clock.systemUTC()))
            .endpoint(recorder.endpoint("*"))
            .trustedHosts(List.of("127.0.0.1"))
            .build();
    recorder.draining(webhooks);
    return webhooks;
  }
}
