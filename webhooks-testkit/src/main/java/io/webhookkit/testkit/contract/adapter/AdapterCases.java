package io.webhookkit.testkit.contract.adapter;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.time.DueAttempts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;

/** Cases of one kind, each with applications of its own; {@link AdapterContract} gathers them. */
abstract class AdapterCases {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The endpoint named crm. */
  final WebhookRecorder crm = WebhookRecorder.start();

  private final Supplier<Adapter> adapter;
  private final String database = "contract-" + UUID.randomUUID();
  private final List<AdapterApp> started = new ArrayList<>();

  AdapterCases(Supplier<Adapter> adapter) {
    this.adapter = adapter;
  }

  @AfterEach
  final void stop() {
    crm.close();
    started.forEach(AdapterApp::close);
  }

  /** Returns what most cases begin with. */
  final AdapterSetup setup() {
    return setupWithoutSettings()
        .withEndpoint("crm", crm)
        .with("event-types", "lead.imported")
        .with("trusted-hosts", "127.0.0.1");
  }

  final AdapterSetup setupWithoutSettings() {
    return AdapterSetup.withoutSettings(database);
  }

  /** Starts an application, which ends with the case unless that ends it. */
  final AdapterApp start(AdapterSetup setup) {
    AdapterApp app = startUnwatched(setup);
    crm.draining(app.webhooks());
    return app;
  }

  /** Sets the case aside where the framework has one application in a process at a time. */
  final void needsTwoNodes() {
    adapter.get().oneAtATime().ifPresent(Assumptions::abort);
  }

  /** Starts one that may have no webhooks. */
  final AdapterApp startUnwatched(AdapterSetup setup) {
    AdapterApp app = new ClosedOnce(adapter.get().start(setup));
    started.add(app);
    return app;
  }

  /** Waits until everything that was committed has been offered to the endpoints. */
  static void drain(Webhooks webhooks) {
    DueAttempts.await(webhooks);
  }
}
