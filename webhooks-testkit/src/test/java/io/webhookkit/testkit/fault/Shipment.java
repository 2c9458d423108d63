package io.webhookkit.testkit.fault;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * What the applications of these suites change. Each committed change makes the version one higher,
 * so that the row itself tells which events there have to be.
 */
@Entity
@WebhookEvent("shipment")
public class Shipment {

  /** What a change says that is rolled back; it must never arrive. */
  static final String UNDONE = "undone";

  /** Is in every payload, and must never be in the log. */
  static final String PRIVATE = "between-us-alone";

  @Id Long id;
  int version;
  String fate;

  protected Shipment() {}

  void change(String becoming) {
    version++;
    fate = becoming;
  }
}
