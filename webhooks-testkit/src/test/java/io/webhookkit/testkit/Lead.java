package io.webhookkit.testkit;

import static io.webhookkit.ChangeType.UPDATED;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** The entity of the story: a person who may become a customer. */
@Entity
@WebhookEvent("lead")
@WebhookEvent(type = "lead.bounced", on = UPDATED, when = "bounced")
public class Lead {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String email;
  public boolean bounced;
  @WebhookIgnore public String passwordHash;

  protected Lead() {}

  public Lead(String email) {
    this.email = email;
  }
}
