package io.webhookkit.testkit.capture.enhanced;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;

/** What knows its page, which does not know whether it has one. */
@Entity
public class Seal {
  @Id long id;
  @OneToOne Page page;

  protected Seal() {}

  public Seal(Long id, Page page) {
    this.id = id;
    this.page = page;
  }
}
