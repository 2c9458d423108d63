package io.webhookkit.examples.quarkusleads;

import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** What the contract of all adapters asks an application to do. */
@Alternative
@ApplicationScoped
class ContractLeads {

  @Inject EntityManager database;

  @Transactional
  String create(String email) {
    Lead lead = new Lead(email);
    database.persist(lead);
    return lead.id.toString();
  }

  @Transactional
  String emailOf(String id) {
    return find(id).email;
  }

  @WebhookHandler(source = "crm", type = "lead.readdressed")
  void readdress(InboundEvent event) {
    find(event.subject()).email = ReceivingApp.email(event);
  }

  @WebhookHandler(source = "batch")
  void readdressLater(InboundEvent event) {
    readdress(event);
  }

  @WebhookHandler(source = "crm", type = "lead.refused")
  void refuse(InboundEvent event) {
    readdress(event);
    database.flush();
    throw new IllegalStateException("refused");
  }

  private Lead find(String id) {
    return database.find(Lead.class, Long.valueOf(id));
  }
}
