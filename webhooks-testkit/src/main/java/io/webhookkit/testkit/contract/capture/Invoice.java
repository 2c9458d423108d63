package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

/** The root of an inheritance tree with a whole table for each class. */
@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
@WebhookEvent("invoice")
public class Invoice {
  @Id public Long id;
  public String number;

  protected Invoice() {}

  public Invoice(long id, String number) {
    this.id = id;
    this.number = number;
  }
}
