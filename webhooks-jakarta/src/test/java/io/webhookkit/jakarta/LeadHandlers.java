package io.webhookkit.jakarta;

import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Transactional;

/** What an application does with leads, and with what others send of them. */
@ApplicationScoped
class LeadHandlers {

  @Inject EntityManagerFactory factory;

  @Transactional
  String create(String email) {
    Lead lead = new Lead(email);
    factory.createEntityManager().persist(lead);
    return lead.id.toString();
  }

  @Transactional
  String emailOf(String id) {
    return factory.createEntityManager().find(Lead.class, Long.valueOf(id)).email;
  }

  @WebhookHandler(source = "crm", type = "lead.readdressed")
  void readdress(InboundEvent event) {
    change(event);
  }

  @WebhookHandler(source = "batch")
  void readdressLater(InboundEvent event) {
    change(event);
  }

  @WebhookHandler(source = "crm", type = "lead.refused")
  void refuse(InboundEvent event) {
    change(event).flush();
    throw new IllegalStateException("refused");
  }

  private EntityManager change(InboundEvent event) {
    EntityManager entities = factory.createEntityManager();
    entities.find(Lead.class, Long.valueOf(event.subject())).email = ReceivingApp.email(event);
    return entities;
  }
}
