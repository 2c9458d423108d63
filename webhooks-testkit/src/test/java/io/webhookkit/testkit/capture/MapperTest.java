package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookException;
import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Oversize;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.contract.capture.Company;
import io.webhookkit.testkit.contract.capture.Visit;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hibernate.LazyInitializationException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a mapper can do wrong, and what an associated entity is to it. */
class MapperTest {

  private final SessionFactory sessions =
      StageApp.newSessionFactory(
          Databases.h2(), mapping -> mapping.addAnnotatedClasses(Team.class, Player.class));
  private final WebhookRecorder recorder = WebhookRecorder.start();

  @AfterEach
  void stop() {
    sessions.close();
    recorder.close();
  }

  @Test
  void twoMappersOfOneClassAreRefused() {
    PayloadMapper<?> mapper = PayloadMapper.of(Visit.class, visit -> visit.page);

    assertThatThrownBy(() -> start(mapper, mapper))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("mapper is '" + Visit.class.getName() + "'")
        .hasMessageContaining("keep one of them");
  }

  @Test
  void aMapperOfAClassThatIsNotCapturedIsRefused() {
    PayloadMapper<?> mapper = PayloadMapper.of(Company.class, company -> company.name);

    assertThatThrownBy(() -> start(mapper))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("mapper is '" + Company.class.getName() + "'")
        .hasMessageContaining("put @WebhookEvent on it");
  }

  @Test
  void whatAMapperThrowsFailsTheTransactionWithoutTellingValues() {
    PayloadMapper<?> mapper =
        PayloadMapper.of(
            Visit.class,
            visit -> {
              throw new IllegalStateException("thrown by a test");
            });
    try (Webhooks webhooks = start(mapper)) {
      assertThatThrownBy(() -> persist(new Visit(7, "/private")))
          .hasStackTraceContaining(
              WebhookException.class.getName()
                  + ": The transaction can't commit: the mapper of "
                  + Visit.class.getName()
                  + " for subject 7 throws java.lang.IllegalStateException")
          .hasStackTraceContaining("thrown by a test")
          .hasMessageNotContaining("/private");

      sessions.inSession(session -> assertThat(session.find(Visit.class, 7L)).isNull());
      assertThat(recorder).receivedNothingElse();
    }
  }

  @Test
  void aMapperThatReturnsNullFailsTheTransaction() {
    try (Webhooks webhooks = start(PayloadMapper.of(Visit.class, visit -> null))) {
      assertThatThrownBy(() -> persist(new Visit(7, "/")))
          .hasStackTraceContaining("for subject 7 returns null: return a map");
    }
  }

  @Test
  void anAssociatedEntityThatIsLoadedTellsItsIdAsWell() {
    PayloadMapper<?> mapper =
        PayloadMapper.of(Player.class, player -> Map.of("team", player.team.getId()));
    try (Webhooks webhooks = start(mapper)) {
      persist(new Team(3, "private name"), new Player(7, new Team(3, "")));

      assertThat(recorder).received("player.created").withData("team", 3).once();
    }
  }

  @Test
  void toReadMoreOfAnAssociatedEntityFailsTheTransactionEvenIfItIsLoaded() {
    PayloadMapper<?> mapper =
        PayloadMapper.of(Player.class, player -> Map.of("team", player.team.getName()));
    try (Webhooks webhooks = start(mapper)) {
      assertThatThrownBy(() -> persist(new Team(3, "private name"), new Player(7, new Team(3, ""))))
          .hasStackTraceContaining(
              "for subject 7 throws " + LazyInitializationException.class.getName());
    }
  }

  @Test
  void whatIsTooLargeForItsMapIsSentAsItsIdWhereThatIsThePolicy() {
    PayloadMapper<?> mapper =
        PayloadMapper.of(Visit.class, visit -> Map.of("page", "x".repeat(2_000)));
    try (Webhooks webhooks = start(mapper)) {
      persist(new Visit(7, "/"));

      assertThat(recorder).received("visit.created").withData("id", 7).once();
    }
  }

  private void persist(Object... entities) {
    sessions.inTransaction(session -> List.of(entities).forEach(session::merge));
  }

  private Webhooks start(PayloadMapper<?>... mappers) {
    var builder =
        Webhooks.builder()
            .outbox(new InMemoryOutbox(Clock.systemUTC()))
            .payload(new PayloadSettings(1_000, Oversize.THIN))
            .endpoint(recorder.endpoint("*"))
            .trustedHosts(List.of("127.0.0.1"));
    List.of(mappers).forEach(builder::mapper);
    Webhooks webhooks = builder.build();
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.start();
    recorder.draining(webhooks);
    return webhooks;
  }

  /** An entity that others belong to, with its attributes behind methods. */
  @Entity
  public static class Team {
    @Id private Long id;
    private String name;

    protected Team() {}

    Team(long id, String name) {
      this.id = id;
      this.name = name;
    }

    public Long getId() {
      return id;
    }

    public String getName() {
      return name;
    }
  }

  /** An entity that belongs to another one. */
  @Entity
  @WebhookEvent("player")
  static class Player {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Team team;

    protected Player() {}

    Player(long id, Team team) {
      this.id = id;
      this.team = team;
    }
  }
}
