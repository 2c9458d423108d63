package io.webhookkit.testkit.contract.capture;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that nobody is told of. */
@Entity
public class Company {
  @Id public Long id;
  public String name;

  protected Company() {}

  public Company(long id, String name) {
    this.id = id;
    this.name = name;
  }
}
