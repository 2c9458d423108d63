package io.webhookkit.testkit.contract.receiving;

import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the application under test, and who is around it: the CRM, which sends and
 * receives, and another receiver.
 *
 * @param secret what the CRM signs with
 * @param crm the endpoint that is the same system as the source "crm"
 * @param others an endpoint that is another one
 */
public record ReceivingSettings(Secret secret, WebhookRecorder crm, WebhookRecorder others) {

  static final int MAX_BYTES = 64 * 1024;

  /** Starts the recorders. */
  public static ReceivingSettings start() {
    return new ReceivingSettings(
        Secret.generate(), WebhookRecorder.start(), WebhookRecorder.start());
  }

  /** Returns the properties of the application, by name. */
  public Map<String, String> properties() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("webhooks.system", "website");
    all.put("webhooks.trusted-hosts", "127.0.0.1");
    all.put("webhooks.inbox.max-size", "64KB");
    all.put("webhooks.inbox.read-timeout", "2s");
    all.put("webhooks.sources.crm.secret", secret.reveal());
    all.put("webhooks.sources.batch.secret", secret.reveal());
    all.put("webhooks.sources.batch.handling", "later");
    endpoint(all, "crm", crm);
    all.put("webhooks.endpoints.crm.source", "crm");
    endpoint(all, "others", others);
    return all;
  }

  private static void endpoint(Map<String, String> all, String name, WebhookRecorder recorder) {
    all.put("webhooks.endpoints." + name + ".url", recorder.url());
    all.put("webhooks.endpoints." + name + ".secret", recorder.secret());
    all.put("webhooks.endpoints." + name + ".events", "lead.*");
  }

  /** Forgets what was received, once the application has sent everything. */
  void clear(ReceivingApp app) {
    crm.draining(app::drain).clear();
    others.draining(app::drain).clear();
  }

  /** Stops the recorders. */
  public void stop() {
    crm.close();
    others.close();
  }
}
