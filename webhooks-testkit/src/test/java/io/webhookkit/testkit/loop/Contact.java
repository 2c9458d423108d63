package io.webhookkit.testkit.loop;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;

/** What both systems have. */
@Entity
@Table(name = "contact")
@WebhookEvent("contact")
class Contact {

  @Id long id;
  String email;
  String name;

  /** When somebody has changed it, here or there. */
  @WebhookIgnore Instant changedAt;

  /** How often it was written by a handler that does not look whether anything is new. */
  int touched;

  @Version int version;

  protected Contact() {}

  Contact(long id, String email, String name) {
    this.id = id;
    this.email = email;
    this.name = name;
    this.changedAt = Instant.now(Clock.systemUTC());
  }
}
