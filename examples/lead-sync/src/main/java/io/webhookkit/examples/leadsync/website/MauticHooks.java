package io.webhookkit.examples.leadsync.website;

import io.webhookkit.WebhookHandler;
import io.webhookkit.Webhooks;
import io.webhookkit.examples.leadsync.common.News;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.convergence.Convergence;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes Mautic's webhooks, in the shapes that Mautic has: points, and whether a channel may be used
 * (https://docs.mautic.org, "Webhooks"). A contact there is the lead here with its email address.
 */
@Component
class MauticHooks {

  private static final String MAUTIC = "mautic";
  private static final String LEAD = "lead";

  private final Leads leads;
  private final Convergence convergence;
  private final News news;

  MauticHooks(Leads leads, Webhooks webhooks, News news) {
    this.leads = leads;
    this.convergence = webhooks.convergence();
    this.news = news;
  }

  @WebhookHandler(source = MAUTIC, type = "mautic.lead_points_change")
  void points(InboundEvent event) {
    Lead lead = lead(event);
    lead.points = event.data().path("points").path("new_points").asInt();
    lead.changed();
    news.applied(event);
  }

  @WebhookHandler(source = MAUTIC, type = "mautic.lead_channel_subscription_changed")
  void subscription(InboundEvent event) {
    Lead lead = lead(event);
    switch (event.data().path("new_status").asString("")) {
      case "bounced" -> lead.bounced = true;
      case "unsubscribed", "manual" -> lead.unsubscribed = true;
      default -> lead.unsubscribed = false;
    }
    lead.changed();
    news.applied(event);
  }

  private Lead lead(InboundEvent event) {
    String contact = String.valueOf(event.subject());
    return convergence
        .localId(MAUTIC, LEAD, contact)
        .flatMap(id -> leads.findById(Long.valueOf(id)))
        .orElseGet(() -> linked(contact, event.data().path("contact")));
  }

  private Lead linked(String id, JsonNode contact) {
    String email = contact.path("fields").path("core").path("email").path("value").asString("");
    Lead lead = leads.findByEmail(email).orElseThrow();
    convergence.link(MAUTIC, LEAD, id, lead.id.toString());
    return lead;
  }
}
