package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

/** The root of an inheritance tree over several tables. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@WebhookEvent("animal")
public class Animal {
  @Id public Long id;
  public String name;

  protected Animal() {}

  public Animal(long id, String name) {
    this.id = id;
    this.name = name;
  }
}
