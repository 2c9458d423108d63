package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.WebhookRecorder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

class LifecycleTest {

  private final WebhookRecorder crm = WebhookRecorder.start();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    crm.close();
  }

  @Test
  void anApplicationThatStopsAndStartsAgainGoesOnDelivering() throws Exception {
    try (ConfigurableApplicationContext context = start()) {
      context.stop();
      context.start();

      context.getBean(LeadService.class).create("a@example.org");
      crm.await(requests -> requests.size() == 1);
      assertThat(crm).received("lead.created").once();
    }
  }

  @Test
  void whatIsStoppedAndThenClosedLeavesNoThreadBehind() throws Exception {
    Set<Thread> ofOtherTests = ourThreads();
    ConfigurableApplicationContext context = start();
    Set<Thread> ofThisOne = ourThreads();
    ofThisOne.removeAll(ofOtherTests);

    context.stop();
    context.close();

    assertThat(ofThisOne).isNotEmpty();
    assertEnd(ofThisOne);
  }

  @Test
  void deliveringEndsBeforeTheBeansThatItMayUse() throws Exception {
    Set<Thread> ofOtherTests = ourThreads();
    ConfigurableApplicationContext context = start();
    Set<Thread> ofThisOne = ourThreads();
    ofThisOne.removeAll(ofOtherTests);
    List<Thread> alive = new CopyOnWriteArrayList<>();
    context.addApplicationListener(
        event -> {
          if (event instanceof ContextClosedEvent) {
            assertThat(ofThisOne).allMatch(Thread::isAlive);
          }
        });
    context.getBeanFactory().registerSingleton("lastToStop", new LastToStop(ofThisOne, alive));

    context.close();

    assertThat(alive).isEmpty();
  }

  /** Stops after everything else that has a life cycle, and before any bean is destroyed. */
  private record LastToStop(Set<Thread> threads, List<Thread> alive) implements SmartLifecycle {
    @Override
    public void start() {}

    @Override
    public void stop() {
      for (Thread thread : threads) {
        try {
          thread.join(5_000); // the transport's own threads end a moment after it was closed
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        if (thread.isAlive()) {
          alive.add(thread);
        }
      }
    }

    @Override
    public boolean isRunning() {
      return true;
    }

    @Override
    public int getPhase() {
      return Integer.MIN_VALUE;
    }
  }

  private static void assertEnd(Set<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  private static Set<Thread> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("webhooks-"))
        .collect(Collectors.toSet());
  }

  private ConfigurableApplicationContext start(String... more) {
    String[] arguments = {
      "--spring.main.web-application-type=none",
      "--spring.jpa.hibernate.ddl-auto=update",
      "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("leads"),
      "--webhooks.trusted-hosts=127.0.0.1",
      "--webhooks.endpoints.crm.url=" + crm.url(),
      "--webhooks.endpoints.crm.secret=" + crm.secret(),
      "--webhooks.endpoints.crm.events=lead.*"
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return SpringApplication.run(LeadApplication.class, all);
  }
}
