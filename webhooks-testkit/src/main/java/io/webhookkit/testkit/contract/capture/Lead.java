package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.ChangeType.UPDATED;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import io.webhookkit.WebhookInclude;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entity of the story: a person who may become a customer. */
@Entity
@Table(name = "leads") // lead is a word of MariaDB's own
@WebhookEvent("lead")
@WebhookEvent(type = "lead.bounced", on = UPDATED, when = "bounced")
public class Lead {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public @Nullable Long id;

  @Version public int version;
  public String email;
  public boolean bounced;

  @Column(updatable = false)
  public @Nullable String source;

  @Embedded public @Nullable Address address;

  @ManyToOne(fetch = FetchType.LAZY)
  public @Nullable Company company;

  @ElementCollection @WebhookInclude public Set<String> tags = new HashSet<>();

  @WebhookIgnore public @Nullable String passwordHash;

  protected Lead() {}

  public Lead(String email) {
    this.email = email;
  }
}
