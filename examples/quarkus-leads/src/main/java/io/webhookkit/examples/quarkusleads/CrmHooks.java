package io.webhookkit.examples.quarkusleads;

import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes the CRM's webhooks. No bean needs this one: the kit finds it. */
@ApplicationScoped
public class CrmHooks {

  private final Leads leads;

  @Inject
  CrmHooks(Leads leads) {
    this.leads = leads;
  }

  @WebhookHandler(source = "crm", type = "mail.bounced")
  void bounced(InboundEvent event) {
    leads.get(event.data().path("lead").asLong()).bounces++;
  }
}
