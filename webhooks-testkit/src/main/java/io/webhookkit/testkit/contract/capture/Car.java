package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

/** A vehicle that is announced. */
@Entity
@DiscriminatorValue("car")
@WebhookEvent("car")
public class Car extends Vehicle {
  protected Car() {}

  public Car(long id, String plate) {
    super(id, plate, 4);
  }
}
