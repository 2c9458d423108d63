package io.webhookkit.spring.app;

import static io.webhookkit.ChangeType.UPDATED;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** The entity of the README. */
@Entity
@WebhookEvent("lead")
@WebhookEvent(type = "lead.bounced", on = UPDATED, when = "bounced")
@SuppressWarnings("UnusedVariable") // read by Hibernate
public class Lead {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  String email;
  boolean bounced;
  @WebhookIgnore String passwordHash = "hash";

  protected Lead() {}

  Lead(String email) {
    this.email = email;
  }
}
