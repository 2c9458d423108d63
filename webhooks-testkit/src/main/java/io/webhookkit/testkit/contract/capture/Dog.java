package io.webhookkit.testkit.contract.capture;

import jakarta.persistence.Entity;

/** An entity in two tables, which inherits what it announces. */
@Entity
public class Dog extends Animal {
  public String breed;

  protected Dog() {}

  public Dog(long id, String name, String breed) {
    super(id, name);
    this.breed = breed;
  }
}
