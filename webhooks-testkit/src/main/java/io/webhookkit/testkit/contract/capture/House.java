package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.SecondaryTable;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An entity with a second table, of which Hibernate writes only what has changed. */
@Entity
@DynamicUpdate
@SecondaryTable(name = "house_deed")
@WebhookEvent("house")
public class House {
  @Id public Long id;
  public @Nullable String street;
  public @Nullable String color;

  @Column(table = "house_deed")
  public @Nullable String owner;

  protected House() {}

  public House(long id, String street, String owner) {
    this.id = id;
    this.street = street;
    this.owner = owner;
  }
}
