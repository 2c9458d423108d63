package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity whose id the application gives. */
@Entity
@WebhookEvent("visit")
public class Visit {
  @Id public Long id;
  public String page;

  protected Visit() {}

  public Visit(long id, String page) {
    this.id = id;
    this.page = page;
  }
}
