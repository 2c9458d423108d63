package io.webhookkit.testkit.contract.capture;

import static io.webhookkit.ChangeType.CREATED;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** A mapped entity with an embedded id that holds another entity; its third event is thin. */
@Entity
@WebhookEvent("drawer")
@WebhookEvent(type = "drawer.installed", on = CREATED, thin = true)
public class Drawer {
  @EmbeddedId public Seat.Key key;

  protected Drawer() {}

  public Drawer(Company company, int number) {
    key = new Seat(company, number).key;
  }
}
