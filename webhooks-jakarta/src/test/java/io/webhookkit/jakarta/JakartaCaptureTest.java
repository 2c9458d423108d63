package io.webhookkit.jakarta;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

/** Without JTA: the entity manager has transactions of its own. */
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
}
