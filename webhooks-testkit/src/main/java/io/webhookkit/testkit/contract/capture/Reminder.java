package io.webhookkit.testkit.contract.capture;

import jakarta.persistence.Entity;

/** An entity in a table of its own, which inherits what it announces. */
@Entity
public class Reminder extends Invoice {
  public int level;

  protected Reminder() {}

  public Reminder(long id, String number, int level) {
    super(id, number);
    this.level = level;
  }
}
