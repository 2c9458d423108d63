package io.webhookkit.examples.leadsync.marketing;

import io.webhookkit.WebhookEvent;
import io.webhookkit.examples.leadsync.common.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A lead as the marketing system knows it, with an id of its own. */
@Entity
@WebhookEvent("contact")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Contact extends Person {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(unique = true)
  long leadId;

  protected Contact() {}

  Contact(long leadId) {
    this.leadId = leadId;
  }
}
