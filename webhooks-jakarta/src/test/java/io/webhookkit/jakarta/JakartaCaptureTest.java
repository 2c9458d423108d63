package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JakartaCaptureTest {

  @Test
  void aCommittedEntityIsAnnounced() {
    try (TestApplication app = new TestApplication().with(Database.class).run()) {
      Long id = app.create("a@example.org");

      assertThat(app.recorder)
          .received("lead.created")
          .forSubject(id.toString())
          .withData("email", "a@example.org")
          .once();
      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void aRolledBackEntityIsNot() {
    try (TestApplication app = new TestApplication().with(Database.class).run()) {
      EntityManagerFactory factory = app.bean(EntityManagerFactory.class);

      assertThatThrownBy(
              () ->
                  factory.runInTransaction(
                      entities -> {
                        entities.persist(new Lead("a@example.org"));
                        entities.flush();
                        throw new IllegalStateException("no");
                      }))
          .isInstanceOf(IllegalStateException.class);

      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void whatTheApplicationDoesAsItStartsIsCapturedToo() {
    try (TestApplication app = new TestApplication().with(Database.class, FirstLead.class).run()) {
      assertThat(app.recorder).received("lead.created").withData("email", "first").once();
    }
  }

  @Test
  void anEventIsPublishedWithoutATransaction() {
    try (TestApplication app = new TestApplication().with(Database.class).run()) {
      app.bean(Webhooks.class).publish("lead.imported", Map.of("count", 812));

      assertThat(app.recorder).received("lead.imported").withData("count", 812).once();
    }
  }

  @ApplicationScoped
  static class FirstLead {
    void create(@Observes Startup event, EntityManagerFactory factory) {
      factory.runInTransaction(entities -> entities.persist(new Lead("first")));
    }
  }
}
