package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.ChangeType.UPDATED;

import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookIgnore;
import io.webhookkit.WebhookInclude;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entity whose events a {@link ContactMapper} shapes. */
@Entity
@WebhookEvent("contact")
@WebhookEvent(type = "contact.moved", on = UPDATED, when = "address")
public class Contact {
  @Id public Long id;
  public String name;
  public @Nullable Date joined;
  @Embedded public @Nullable Address address;

  @ManyToOne(fetch = FetchType.LAZY)
  public @Nullable Company employer;

  @ElementCollection
  @OrderColumn(name = "place")
  @WebhookInclude
  public List<String> phones = new ArrayList<>();

  @ElementCollection public Set<String> kept = new HashSet<>();

  @WebhookIgnore public @Nullable String passwordHash;

  protected Contact() {}

  public Contact(long id, String name) {
    this.id = id;
    this.name = name;
  }
}
