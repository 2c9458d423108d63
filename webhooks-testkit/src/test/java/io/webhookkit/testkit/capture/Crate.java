package io.webhookkit.testkit.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.Entity;

/** An item without a version, so that a change of a collection leaves its row alone. */
@Entity
@WebhookEvent("crate")
class Crate extends Item {}
