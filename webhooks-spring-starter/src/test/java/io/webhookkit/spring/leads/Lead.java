package io.webhookkit.spring.leads;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The entity of the tests: everything about it is announced but its password. */
@Entity
@Table(name = "leads")
@WebhookEvent("lead")
public class Lead {

  @Id @GeneratedValue Long id;
  String email;
  boolean bounced;
  @WebhookIgnore String passwordHash = "kept inside";

  protected Lead() {}

  public Lead(String email) {
    this.email = email;
  }

  public Long id() {
    return id;
  }

  public void bounce() {
    bounced = true;
  }
}
