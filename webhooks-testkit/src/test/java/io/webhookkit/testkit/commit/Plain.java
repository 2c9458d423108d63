package io.webhookkit.testkit.commit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that nobody is told of. */
@Entity
public class Plain {
  @Id public Long id;
  public String name;

  protected Plain() {}

  public Plain(long id) {
    this.id = id;
    this.name = "name";
  }
}
