package io.webhookkit.testkit.capture.enhanced;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Who has written a page; nobody announces it. */
@Entity
public class Author {
  @Id long id;
  String name;

  protected Author() {}

  public Author(Long id, String name) {
    this.id = id;
    this.name = name;
  }
}
