package io.webhookkit.benchmarks.commit;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;

/** Like {@link Plain}, and announced where capture is on. */
@Entity
@WebhookEvent("announced")
class Announced extends Contact {
  Announced() {}

  Announced(long id) {
    super(id);
  }
}
