package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.backfill.Backfill;
import io.webhookkit.backfill.BackfillProgress;
import io.webhookkit.backfill.BackfillProgress.State;
import io.webhookkit.backfill.BackfillRequest;
import io.webhookkit.testkit.ReceivedWebhook;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored already is sent to an endpoint that has not seen it. */
abstract class BackfillCases extends CaptureCases {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  BackfillCases(Supplier<CaptureApp> app) {
    super(app);
  }

  @BeforeEach
  void removeAll() {
    inTransaction(
        session ->
            session
                .createSelectionQuery("from Article", Article.class)
                .getResultList()
                .forEach(session::remove));
    app().forget();
  }

  @Test
  void aStoredEntityIsSentWithItsState() throws InterruptedException {
    Company company = app().given(new Company(newId(), "Acme"));
    Article article = new Article(1, "A title");
    article.publisher = company;
    article.tags.add("new");
    app().given(article);

    send(everything());

    assertThat(app().recorder())
        .received("article.snapshot")
        .forSubject("1")
        .withData("id", 1)
        .withData("title", "A title")
        .withData("publisher", company.id)
        .withData("tags", List.of("new"))
        .once();
    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void everyOneOfManyIsSentOnceInTheOrderOfTheirIds() throws InterruptedException {
    given(25);

    Backfill backfill = send(everything().batchSize(10));

    assertThat(subjects()).isEqualTo(IntStream.range(0, 25).mapToObj(String::valueOf).toList());
    BackfillProgress progress = backfill.progress();
    assertThat(progress.state()).isEqualTo(State.DONE);
    assertThat(progress.sent()).isEqualTo(25);
    assertThat(progress.total()).isEqualTo(25);
  }

  @Test
  void anEntityOfASubclassIsSentWithItsOwnAttributes() throws InterruptedException {
    app().given(new Report(1, "A report", 12));

    send(everything());

    assertThat(app().recorder()).received("article.snapshot").withData("pages", 12).once();
  }

  @Test
  void entitiesWithAnIdOfSeveralPartsAreSentInItsOrder() throws InterruptedException {
    Company company = app().given(new Company(newId(), "Acme"));
    inTransaction(
        session ->
            IntStream.range(0, 5)
                .forEach(
                    number -> {
                      session.persist(new Seat(session.find(Company.class, company.id), number));
                      session.persist(new Badge(session.find(Company.class, company.id), number));
                    }));
    app().forget();

    send(app().webhooks().backfill(Seat.class).batchSize(2));
    send(app().webhooks().backfill(Badge.class).batchSize(2));

    List<String> expected =
        IntStream.range(0, 5).mapToObj(number -> company.id + "," + number).toList();
    assertThat(subjects("seat.snapshot", company)).isEqualTo(expected);
    assertThat(subjects("badge.snapshot", company)).isEqualTo(expected);
  }

  @Test
  void whatAMapperMakesOfAnEntityIsSent() throws InterruptedException {
    Partner.Vendor vendor = app().given(new Partner.Vendor(newId(), "A vendor"));

    send(app().webhooks().backfill(Partner.Vendor.class));

    assertThat(app().recorder())
        .received("vendor.snapshot")
        .forSubject(String.valueOf(vendor.id))
        .withData("vendor", "A vendor")
        .once();
  }

  @Test
  void nothingIsSentWhereNothingIsStored() throws InterruptedException {
    send(everything());

    assertThat(app().recorder()).receivedNothingElse();
  }

  @Test
  void askedForAgainAfterItsEndItBeginsAnew() throws InterruptedException {
    given(2);
    send(everything());
    app().forget();

    send(everything());

    assertThat(subjects()).containsExactly("0", "1");
  }

  @Test
  void whatWasStoppedGoesOnWhereItWas() throws InterruptedException {
    given(5);
    Backfill slow = begin(everything().batchSize(1).perSecond(1));
    await(slow, progress -> progress.sent() >= 1);

    slow.stop();

    assertThat(slow.await(PATIENCE)).isFalse();
    assertThat(slow.progress().state()).isEqualTo(State.STOPPED);
    send(everything());
    assertThat(subjects()).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void anEntityThatSomebodyIsChangingIsSentAsTheyHaveLeftIt() throws InterruptedException {
    given(3);
    Backfill backfill =
        whileChanging(
            session -> session.find(Article.class, 1L).title = "changed",
            meanwhile -> await(meanwhile, progress -> progress.sent() == 1));

    assertThat(backfill.await(PATIENCE)).isTrue();

    assertThat(app().recorder())
        .received("article.snapshot")
        .forSubject("1")
        .withData("title", "changed")
        .once();
    assertThat(newest("1").type()).isEqualTo("article.snapshot");
  }

  @Test
  void anEntityThatSomebodyIsDeletingIsLeftOut() throws InterruptedException {
    given(3);
    Backfill backfill =
        whileChanging(
            session -> session.remove(session.find(Article.class, 1L)),
            meanwhile -> await(meanwhile, progress -> progress.sent() == 1));

    assertThat(backfill.await(PATIENCE)).isTrue();

    assertThat(subjects()).containsExactly("0", "2");
  }

  @Test
  void theNewestEventOfAnEntityIsTheStateThatIsStored() throws InterruptedException {
    given(30);
    Backfill backfill = begin(everything().batchSize(5).perSecond(10_000));
    for (int round = 0; round < 5; round++) {
      for (long id = 0; id < 30; id += 3) {
        String title = id + " in round " + round;
        long changed = id;
        inTransaction(session -> session.find(Article.class, changed).title = title);
      }
    }
    assertThat(backfill.await(PATIENCE)).isTrue();

    inTransaction(
        session ->
            session
                .createSelectionQuery("from Article", Article.class)
                .getResultList()
                .forEach(
                    stored ->
                        assertThat(newest("" + stored.id).data().path("title").asString())
                            .isEqualTo(stored.title)));
  }

  @Test
  void aClassThatIsNotAnnouncedIsRefused() {
    assertThatThrownBy(() -> app().webhooks().backfill(Address.class).to(endpoint()))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining(Address.class.getName())
        .hasMessageContaining("@WebhookEvent");
  }

  @Test
  void anEndpointThatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> everything().to("nobody"))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("nobody")
        .hasMessageContaining(endpoint());
  }

  private BackfillRequest everything() {
    return app().webhooks().backfill(Article.class);
  }

  private Backfill begin(BackfillRequest request) {
    return request.to(endpoint());
  }

  private Backfill send(BackfillRequest request) throws InterruptedException {
    Backfill backfill = begin(request);
    assertThat(backfill.await(PATIENCE)).isTrue();
    return backfill;
  }

  private String endpoint() {
    return app().recorder().endpoint("*").name();
  }

  private void given(int articles) {
    inTransaction(
        session ->
            IntStream.range(0, articles)
                .forEach(id -> session.persist(new Article(id, "title " + id))));
    app().forget();
  }

  private interface Meanwhile {
    void run(Backfill backfill) throws InterruptedException;
  }

  /** Changes something, and commits it after a while in which a backfill has met the change. */
  private Backfill whileChanging(Consumer<Session> change, Meanwhile meanwhile)
      throws InterruptedException {
    Backfill[] backfill = new Backfill[1];
    Thread committing =
        new Thread(
            () ->
                inTransaction(
                    session -> {
                      change.accept(session);
                      session.flush();
                      backfill[0] = begin(everything());
                      try {
                        meanwhile.run(backfill[0]);
                      } catch (InterruptedException e) {
                        throw new AssertionError(e);
                      }
                    }));
    committing.start();
    committing.join();
    return backfill[0];
  }

  private static void await(Backfill backfill, Predicate<BackfillProgress> condition)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(backfill.progress())) {
      assertThat(System.nanoTime()).as("waited for %s", backfill.progress()).isLessThan(end);
      backfill.await(Duration.ofMillis(20));
    }
  }

  private List<String> subjects() {
    app().drain();
    return app().recorder().received().stream()
        .filter(webhook -> webhook.type().equals("article.snapshot"))
        .sorted(Comparator.comparing(ReceivedWebhook::sequence))
        .map(ReceivedWebhook::subject)
        .toList();
  }

  private List<String> subjects(String type, Company company) {
    app().drain();
    return app().recorder().received().stream()
        .filter(webhook -> webhook.type().equals(type))
        .sorted(Comparator.comparing(ReceivedWebhook::sequence))
        .map(webhook -> String.valueOf(webhook.subject()))
        .filter(subject -> subject.startsWith(company.id + ","))
        .toList();
  }

  private ReceivedWebhook newest(String subject) {
    app().drain();
    return app().recorder().received().stream()
        .filter(webhook -> subject.equals(webhook.subject()))
        .max(Comparator.comparing(ReceivedWebhook::sequence))
        .orElseThrow();
  }
}
