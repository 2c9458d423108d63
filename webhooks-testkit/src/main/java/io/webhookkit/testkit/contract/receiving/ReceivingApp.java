package io.webhookkit.testkit.contract.receiving;

import io.webhookkit.inbound.InboundEvent;

/**
 * The application under test: it has leads with an email address, {@code @WebhookEvent("lead")},
 * and the handlers
 *
 * <pre>{@code
 * @WebhookHandler(source = "crm", type = "lead.readdressed")  // and of the source "batch", all types
 * void readdress(InboundEvent event) { find(event.subject()).setEmail(ReceivingApp.email(event)); }
 *
 * @WebhookHandler(source = "crm", type = "lead.refused")
 * void refuse(InboundEvent event) { readdress(event); throw new IllegalStateException("refused"); }
 * }</pre>
 */
public interface ReceivingApp {

  /**
   * Returns the address that webhooks are sent to, such as {@code http://127.0.0.1:8080/webhooks}.
   */
  String url();

  /** Stores a lead, and returns its id. */
  String create(String email);

  /** Returns the email address of a lead, as the database has it. */
  String emailOf(String id);

  /**
   * Waits until the application has made each attempt that is due; in one process with it, {@link
   * io.webhookkit.testkit.time.DueAttempts} does.
   *
   * @throws AssertionError if that takes too long
   */
  void drain();

  /** Returns the address that an event of the contract tells. */
  static String email(InboundEvent event) {
    return event.data().path("email").asString();
  }
}
