package io.webhookkit.examples.leadsync.website;

import io.webhookkit.WebhookEvent;
import io.webhookkit.examples.leadsync.common.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A person who left an address. One annotation, and every committed change is announced. */
@Entity
@WebhookEvent("lead")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Lead extends Person {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  protected Lead() {}

  Lead(String name, String email) {
    this.name = name;
    this.email = email;
    changed();
  }
}
