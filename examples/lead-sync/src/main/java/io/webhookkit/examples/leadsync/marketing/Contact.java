package io.webhookkit.examples.leadsync.marketing;

import static io.webhookkit.ChangeType.UPDATED;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A lead as the marketing system knows it. It announces one thing only: that an address bounces.
 */
@Entity
@WebhookEvent(type = "contact.bounced", on = UPDATED, when = "bounced")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Contact {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(unique = true)
  long leadId;

  String name;
  String email;
  boolean bounced;

  /** For the comparison with polling, which needs a column to ask for what is new. */
  @WebhookIgnore Instant changedAt;

  /** The newest event of the website that was applied; an older one that comes late is not. */
  @WebhookIgnore long websiteSequence;

  @Version int version;

  protected Contact() {}

  Contact(long leadId) {
    this.leadId = leadId;
  }

  void bounced(boolean hasBounced) {
    if (bounced != hasBounced) {
      bounced = hasBounced;
      changedAt = Instant.now();
    }
  }
}
