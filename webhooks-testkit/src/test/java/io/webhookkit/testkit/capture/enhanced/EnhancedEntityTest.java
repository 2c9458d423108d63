package io.webhookkit.testkit.capture.enhanced;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an enhanced entity has not loaded is not loaded for its event. */
class EnhancedEntityTest {

  private final EnhancingLoader loader = new EnhancingLoader(Page.class, Author.class, Seal.class);
  private final Class<?> pages = loader.enhanced(Page.class);
  private final SessionFactory sessions = newSessionFactory();
  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Webhooks webhooks =
      Webhooks.builder()
          .outbox(new InMemoryOutbox(Clock.systemUTC()))
          .endpoint(recorder.endpoint("*"))
          .trustedHosts(List.of("127.0.0.1"))
          .build();

  private SessionFactory newSessionFactory() {
    Configuration configuration =
        new Configuration(new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build())
            .setProperty(AvailableSettings.HBM2DDL_AUTO, "create")
            .addAnnotatedClass(pages)
            .addAnnotatedClass(loader.enhanced(Author.class))
            .addAnnotatedClass(loader.enhanced(Seal.class));
    configuration
        .getProperties()
        .put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, Databases.pooled(Databases.h2()));
    return configuration.buildSessionFactory();
  }

  @BeforeEach
  void storeAPageByAnAuthor() throws InterruptedException {
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.start();
    recorder.draining(webhooks);
    sessions.inTransaction(
        session -> {
          Object author = loader.make(Author.class, 3L, "somebody");
          Object page = loader.make(Page.class, 7L, "old title", "a long text", author);
          session.persist(author);
          session.persist(page);
          session.persist(loader.make(Seal.class, 9L, page));
        });
    webhooks.drain(Duration.ofSeconds(30));
    recorder.clear();
    sessions.getStatistics().setStatisticsEnabled(true);
  }

  @AfterEach
  void stop() {
    webhooks.close();
    sessions.close();
    recorder.close();
  }

  @Test
  void theEntityIsEnhancedAndLoadsItsAttributesLate() {
    assertThat(pages).isAssignableTo(SelfDirtinessTracker.class);
    assertThat(pages).isAssignableTo(PersistentAttributeInterceptable.class);
    withPage((session, page) -> assertThat(isLoaded(page, "text")).isFalse());
  }

  @Test
  void whatIsNotLoadedIsOmittedAndListed() {
    withPage(
        (session, page) -> {
          page.title("new title");
          session.flush();

          assertThat(isLoaded(page, "text")).isFalse();
          assertThat(isLoaded(page, "seal")).isFalse();
        });

    assertThat(recorder)
        .received("page.updated")
        .withChange("title", "old title", "new title")
        .once();
    assertThat(theOnlyWebhook().data().has("text")).isFalse();
    assertThat(omitted()).containsExactlyInAnyOrder("data.text", "data.seal");
    assertThat(statements()).as("the page's select and its update").isEqualTo(2);
  }

  @Test
  void anAssociationThatIsNotLoadedIsItsId() {
    withPage(
        (session, page) -> {
          page.title("new title");
          session.flush();
        });

    assertThat(recorder).received("page.updated").withData("author", 3L).once();
    assertThat(sessions.getStatistics().getEntityLoadCount()).isEqualTo(1);
  }

  @Test
  void whatIsSetWithoutBeingLoadedIsInTheEventAndItsEarlierValueIsNot() {
    withPage((session, page) -> page.text("a new text"));

    assertThat(recorder).received("page.updated").withData("text", "a new text").once();
    assertThat(theOnlyWebhook().body()).doesNotContain("a long text");
    assertThat(omitted()).containsExactlyInAnyOrder("data.seal", "previous.text");
    assertThat(statements()).as("the page's select and its update").isEqualTo(2);
  }

  @Test
  void anAssociationThatIsSetToOneThatIsNotLoadedIsItsId() {
    sessions.inTransaction(session -> session.persist(loader.make(Author.class, 4L, "another")));

    withPage(
        (session, page) ->
            page.author(session.getReference(loader.enhanced(Author.class), (Object) 4L)));

    assertThat(recorder).received("page.updated").withChange("author", 3L, 4L).once();
  }

  @Test
  void anAttributeThatIsSetToWhatItHadIsNoChange() {
    withPage((session, page) -> page.title("old title"));

    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void aDeletionLoadsNothingForItsEvent() {
    sessions.inTransaction(
        session -> session.remove(session.find(loader.enhanced(Seal.class), 9L)));
    sessions.getStatistics().clear();

    withPage((session, page) -> session.remove(page));

    assertThat(recorder).received("page.deleted").withData("title", "old title").once();
    assertThat(theOnlyWebhook().body()).doesNotContain("a long text");
  }

  private void withPage(BiConsumer<Session, Paper> work) {
    sessions.getStatistics().clear();
    sessions.inTransaction(
        session -> work.accept(session, (Paper) Objects.requireNonNull(session.find(pages, 7L))));
  }

  private static boolean isLoaded(Object entity, String attribute) {
    return Hibernate.isPropertyInitialized(entity, attribute);
  }

  private long statements() {
    return sessions.getStatistics().getPrepareStatementCount();
  }

  private ReceivedWebhook theOnlyWebhook() {
    assertThat(recorder.received()).hasSize(1);
    return recorder.received().get(0);
  }

  private List<String> omitted() {
    return JsonMapper.shared()
        .readTree(theOnlyWebhook().body())
        .path("omitted")
        .valueStream()
        .map(JsonNode::stringValue)
        .toList();
  }
}
