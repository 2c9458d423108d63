package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;

/** How webhooks come and go beside the other parts of an application. */
class ShutdownTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(WebhooksAutoConfiguration.class))
          .withPropertyValues("webhooks.outbox.type=memory", "webhooks.event-types=lead.imported");

  @Test
  void webhooksRunWhenTheWebServerStartsAndUntilItHasStopped() {
    List<Boolean> running = new ArrayList<>();

    application
        .withInitializer(
            context ->
                context
                    .getBeanFactory()
                    .registerSingleton(
                        "webServer",
                        new WebServer(
                            () ->
                                running.add(
                                    context
                                        .getBean("webhooksLifecycle", Lifecycle.class)
                                        .isRunning()))))
        .run(context -> assertThat(running).containsExactly(true));

    assertThat(running).containsExactly(true, true);
  }

  @Test
  void aStartThatFailsLeavesNoThreadBehind() throws InterruptedException {
    Set<Thread> before = webhookThreads();

    application
        .withPropertyValues("webhooks.endpoints.crm.events=laed.*")
        .withPropertyValues("webhooks.endpoints.crm.url=https://crm.example.com/hooks")
        .withPropertyValues("webhooks.endpoints.crm.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        .run(context -> assertThat(context).hasFailed());

    Set<Thread> left = webhookThreads();
    left.removeAll(before);
    for (Thread thread : left) {
      thread.join(5_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  private static Set<Thread> webhookThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("webhooks-"))
        .collect(Collectors.toSet());
  }

  /** Starts and stops when Spring Boot's web server does. */
  private static final class WebServer implements SmartLifecycle {

    private final Runnable observe;
    private boolean running;

    WebServer(Runnable observe) {
      this.observe = observe;
    }

    @Override
    public void start() {
      observe.run();
      running = true;
    }

    @Override
    public void stop() {
      observe.run();
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE;
    }
  }
}
