package io.webhookkit.spring.leads;

import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What an application does with what others send: no word about transactions or duplicates. */
@Component
@Profile("receiving")
class LeadHandlers {

  private final Leads leads;

  LeadHandlers(Leads leads) {
    this.leads = leads;
  }

  @WebhookHandler(source = "crm", type = "lead.readdressed")
  void readdress(InboundEvent event) {
    leads.findById(Long.valueOf(event.subject())).orElseThrow().email = ReceivingApp.email(event);
  }

  @WebhookHandler(source = "batch")
  void readdressLater(InboundEvent event) {
    readdress(event);
  }

  @WebhookHandler(source = "crm", type = "lead.refused")
  void refuse(InboundEvent event) {
    readdress(event);
    leads.flush();
    throw new IllegalStateException("refused");
  }
}
