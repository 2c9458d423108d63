package io.webhookkit.testkit.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;

/** An item with a version, which every change of a collection increments. */
@Entity
@WebhookEvent("parcel")
class Parcel extends Item {
  @Version int version;
}
