package io.webhookkit.examples.micronautleads;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** A person who left an address. One annotation, and every committed change is announced. */
@Entity
@WebhookEvent("lead")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Lead {

  @Id @GeneratedValue Long id;
  String email;
  boolean bounced;

  protected Lead() {}

  Lead(String email) {
    this.email = email;
  }
}
