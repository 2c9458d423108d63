package io.webhookkit.examples.wildflyleads;

import io.webhookkit.WebhookHandler;
import io.webhookkit.inbound.InboundEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes the CRM's webhooks. No bean needs this one: the kit finds it. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the server sets the field
public class CrmHooks {

  @Inject Leads leads;

  @WebhookHandler(source = "crm", type = "mail.bounced")
  void bounced(InboundEvent event) {
    leads.get(event.data().path("lead").asLong()).bounces++;
  }
}
