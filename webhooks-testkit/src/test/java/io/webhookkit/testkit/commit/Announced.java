package io.webhookkit.testkit.commit;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Like {@link Plain}, and announced. */
@Entity
@WebhookEvent("announced")
public class Announced {
  @Id public Long id;
  public String name;

  protected Announced() {}

  public Announced(long id) {
    this.id = id;
    this.name = "name";
  }
}
