package io.webhookkit.testkit.contract.adapter;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Webhooks come with the application and go with it, and lose nothing between two of them. */
abstract class LifecycleContract extends AdapterCases {

  LifecycleContract(Supplier<Adapter> adapter) {
    super(adapter);
  }

  @Test
  void whatChangesWhileTheApplicationStartsIsAnnounced() {
    AdapterApp app = start(setup().withFirstLead("first@example.org"));
    app.create("second@example.org");

    assertThat(crm).received("lead.created").withData("email", "first@example.org").once();
    assertThat(crm).received("lead.created").withData("email", "second@example.org").once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void whatTheEndpointDidNotTakeIsSentByTheNextApplication() throws InterruptedException {
    crm.answering(503);
    AdapterApp first = start(setup().with("retry.delays", "1s,1s,1s"));
    first.create("a@example.org");
    crm.await(requests -> requests.size() == 1);
    first.close();

    start(setup().with("retry.delays", "1s,1s,1s"));

    crm.await(requests -> requests.stream().anyMatch(request -> request.isAccepted()));
    assertThat(crm).received("lead.created").withData("email", "a@example.org").once();
  }

  @Test
  void whatWasNeverAnsweredIsSentAgainByTheNextApplication() throws InterruptedException {
    crm.hang();
    AdapterApp first = start(setup().with("delivery.shutdown-timeout", "100ms"));
    first.create("a@example.org");
    crm.await(requests -> requests.size() == 1);
    first.close();
    crm.abandon();

    start(setup());

    crm.await(requests -> requests.stream().anyMatch(request -> request.isAccepted()));
    assertThat(crm).received("lead.created").withData("email", "a@example.org").once();
    assertThat(crm.requests().stream().map(request -> request.id()).distinct()).hasSize(1);
  }

  @Test
  void aShutdownWaitsForWhatIsUnderWay() throws InterruptedException {
    SlowTransport transport = new SlowTransport(Duration.ofMillis(500));
    AdapterApp app = start(setup().withPart(transport));
    transport.over(app);
    app.create("a@example.org");
    transport.awaitRequest();

    app.close();

    assertThat(transport.closings()).isNotEmpty().allMatch(how -> how.contains("all is answered"));
  }

  @Test
  void whatAShutdownHasWaitedForIsNotSentAgain() throws InterruptedException {
    AdapterApp first = start(setup());
    first.create("a@example.org");
    drain(first.webhooks());
    first.close();

    start(setup()).create("b@example.org");

    assertThat(crm).received("lead.created").withData("email", "a@example.org").once();
    assertThat(crm).received("lead.created").withData("email", "b@example.org").once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void aShutdownWaitsNoLongerThanItIsTold() throws InterruptedException {
    crm.hang();
    AdapterApp app = start(setup().with("delivery.shutdown-timeout", "100ms"));
    app.create("a@example.org");
    crm.await(requests -> requests.size() == 1);
    long begin = System.nanoTime();

    app.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void theTransportIsClosedBeforeTheDatabase() throws InterruptedException {
    SlowTransport transport = new SlowTransport(Duration.ZERO);
    AdapterApp app = start(setup().withPart(transport));
    transport.over(app);
    app.create("a@example.org");
    drain(app.webhooks());

    app.close();

    assertThat(transport.closings().get(0)).contains("the database is open");
  }

  @Test
  void anApplicationThatHasEndedLeavesNoThreadBehind() throws InterruptedException {
    Set<Thread> ofOthers = threads();
    AdapterApp app = start(setup());
    app.create("a@example.org");
    drain(app.webhooks());
    Set<Thread> ofThisOne = threads();
    ofThisOne.removeAll(ofOthers);
    assertThat(ofThisOne).isNotEmpty();

    app.close();

    for (Thread thread : ofThisOne) {
      thread.join(PATIENCE.toMillis());
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("webhooks-"))
        .collect(Collectors.toSet());
  }
}
