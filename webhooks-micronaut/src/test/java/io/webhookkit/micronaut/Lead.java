package io.webhookkit.micronaut;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
@WebhookEvent("lead")
class Lead {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String email;

  protected Lead() {}

  Lead(String email) {
    this.email = email;
  }
}
