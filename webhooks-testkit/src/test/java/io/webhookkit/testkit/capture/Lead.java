package io.webhookkit.testkit.capture;

import static io.webhookkit.ChangeType.UPDATED;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

/** The entity of the story: a person who may become a customer. */
@Entity
@WebhookEvent("lead")
@WebhookEvent(type = "lead.bounced", on = UPDATED, when = "bounced")
public class Lead {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Version public int version;
  public String email;
  public boolean bounced;

  @Column(updatable = false)
  public String source;

  @Embedded public Address address;

  @ManyToOne(fetch = FetchType.LAZY)
  public Company company;

  @WebhookIgnore public String passwordHash;

  protected Lead() {}

  public Lead(String email) {
    this.email = email;
  }
}
