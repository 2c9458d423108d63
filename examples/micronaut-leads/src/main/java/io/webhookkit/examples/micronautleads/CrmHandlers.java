package io.webhookkit.examples.micronautleads;

import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundEvent;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** What the CRM finds out about our leads. Each event is handled once, in a transaction. */
@Singleton
class CrmHandlers {

  private final EntityManager entities;

  CrmHandlers(EntityManager entities) {
    this.entities = entities;
  }

  @WebhookHandler(source = "crm", type = "contact.bounced")
  void bounced(InboundEvent event) {
    entities.find(Lead.class, event.data().path("lead").asLong()).bounced = true;
  }
}
