package io.webhookkit.micronaut;

import io.micronaut.context.annotation.Requires;
import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** What an application does with what others send: no word about transactions or duplicates. */
@Singleton
@Requires(property = "webhooks.sources.crm.secret")
class LeadHandlers {

  private final EntityManager entities;

  LeadHandlers(EntityManager entities) {
    this.entities = entities;
  }

  @WebhookHandler(source = "crm", type = "lead.readdressed")
  void readdress(InboundEvent event) {
    entities.find(Lead.class, Long.valueOf(event.subject())).email = ReceivingApp.email(event);
  }

  @WebhookHandler(source = "batch")
  void readdressLater(InboundEvent event) {
    readdress(event);
  }

  @WebhookHandler(source = "crm", type = "lead.refused")
  void refuse(InboundEvent event) {
    readdress(event);
    entities.flush();
    throw new IllegalStateException("refused");
  }
}
