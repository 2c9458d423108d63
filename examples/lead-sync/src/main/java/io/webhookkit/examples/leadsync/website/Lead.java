package io.webhookkit.examples.leadsync.website;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A person who left an address. One annotation, and every committed change is announced. */
@Entity
@WebhookEvent("lead")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Lead {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String name;
  String email;
  boolean bounced;

  /** For the comparison with polling, which needs a column to ask for what is new. */
  @WebhookIgnore Instant changedAt;

  /**
   * The newest event of the marketing system that was applied; an older one that comes late is not.
   */
  @WebhookIgnore long marketingSequence;

  protected Lead() {}

  Lead(String name, String email) {
    this.name = name;
    this.email = email;
    this.changedAt = Instant.now();
  }

  void rename(String newName) {
    name = newName;
    changedAt = Instant.now();
  }

  void bounced(boolean hasBounced) {
    if (bounced != hasBounced) {
      bounced = hasBounced;
      changedAt = Instant.now();
    }
  }
}
