package io.webhookkit.testkit.contract.capture;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import org.hibernate.annotations.DiscriminatorFormula;

/** The root of an inheritance tree that announces only some of its classes. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorFormula("case when wheels > 2 then 'car' else 'bicycle' end")
public abstract class Vehicle {
  @Id public Long id;
  public String plate;
  public int wheels;

  protected Vehicle() {}

  protected Vehicle(long id, String plate, int wheels) {
    this.id = id;
    this.plate = plate;
    this.wheels = wheels;
  }
}
