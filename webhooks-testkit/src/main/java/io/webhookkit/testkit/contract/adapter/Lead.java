package io.webhookkit.testkit.contract.adapter;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The one entity of the application under test. */
@Entity
@Table(name = "leads")
@WebhookEvent("lead")
public class Lead {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public @Nullable Long id;

  public String email;
  public boolean bounced;
  @WebhookIgnore public String passwordHash = "kept inside";

  /** For JPA, which then sets what is stored. */
  protected Lead() {
    this("");
  }

  /** Creates a lead that has not bounced. */
  public Lead(String email) {
    this.email = email;
  }
}
