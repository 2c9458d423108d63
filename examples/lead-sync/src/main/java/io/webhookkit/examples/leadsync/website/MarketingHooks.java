package io.webhookkit.examples.leadsync.website;

import io.webhookkit.WebhookHandler;
import io.webhookkit.Webhooks;
import io.webhookkit.examples.leadsync.common.News;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.convergence.Convergence;
import io.webhookkit.inbound.convergence.Merged;
import io.webhookkit.inbound.convergence.Version;
import org.springframework.stereotype.Component;

/** Takes the marketing system's webhooks: its contacts are leads here, and either may be edited. */
@Component
class MarketingHooks {

  private static final String MARKETING = "marketing";
  private static final String LEAD = "lead";

  private final Leads leads;
  private final Convergence convergence;
  private final News news;

  MarketingHooks(Leads leads, Webhooks webhooks, News news) {
    this.leads = leads;
    this.convergence = webhooks.convergence();
    this.news = news;
  }

  @WebhookHandler(source = MARKETING, type = "contact.*")
  void apply(InboundEvent event) {
    String contact = String.valueOf(event.subject());
    String id =
        convergence
            .localId(MARKETING, LEAD, contact)
            .orElseGet(() -> link(contact, event.data().path("leadId").asString()));
    Lead lead = leads.findById(Long.valueOf(id)).orElseThrow();
    Version theirs = Version.told(event);
    Merged merged = convergence.merge(MARKETING, LEAD, contact, lead.version(), theirs);
    lead.accept(merged, theirs);
    news.applied(event);
  }

  private String link(String contact, String lead) {
    convergence.link(MARKETING, LEAD, contact, lead);
    return lead;
  }
}
