package io.webhookkit.testkit.contract.capture;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

/** A vehicle that is not announced. */
@Entity
@DiscriminatorValue("bicycle")
public class Bicycle extends Vehicle {
  protected Bicycle() {}

  public Bicycle(long id, String plate) {
    super(id, plate, 2);
  }
}
