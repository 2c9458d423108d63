package io.webhookkit.testkit.contract.capture;

import jakarta.persistence.Entity;

/** An article with an attribute in a table of its own. */
@Entity
public class Report extends Article {
  public int pages;

  protected Report() {}

  public Report(long id, String title, int pages) {
    super(id, title);
    this.pages = pages;
  }
}
