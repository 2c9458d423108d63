package io.webhookkit.examples.wildflyleads;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A person who left an address. One annotation, and every committed change is announced. */
@Entity
@WebhookEvent("lead")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
public class Lead {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String email;
  public int bounces;

  protected Lead() {}

  Lead(String email) {
    this.email = email;
  }
}
