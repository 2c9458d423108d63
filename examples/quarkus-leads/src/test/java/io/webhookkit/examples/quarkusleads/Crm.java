package io.webhookkit.examples.quarkusleads;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.Map;

/** Stands in for the CRM; the application starts with its address. */
public class Crm implements QuarkusTestResourceLifecycleManager {

  private final WebhookRecorder recorder = WebhookRecorder.start();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "webhooks.endpoints.crm.url", recorder.url(),
        "webhooks.endpoints.crm.secret", recorder.secret(),
        "webhooks.endpoints.crm.events", "lead.*",
        "webhooks.trusted-hosts", "127.0.0.1",
        "webhooks.sources.crm.secret", Secret.generate().reveal());
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(recorder, new TestInjector.MatchesType(WebhookRecorder.class));
  }

  @Override
  public void stop() {
    recorder.close();
  }
}
