package io.webhookkit.examples.leadsync.website;

import io.webhookkit.examples.leadsync.common.Inbound;
import io.webhookkit.examples.leadsync.common.SignedWebhooks;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes the marketing system's webhooks: an address that bounced there is marked here. */
@RestController
@Transactional
class MarketingHooks {

  private final Leads leads;
  private final SignedWebhooks webhooks;

  MarketingHooks(Leads leads, SignedWebhooks webhooks) {
    this.leads = leads;
    this.webhooks = webhooks;
  }

  @PostMapping("/hooks")
  void receive(@RequestHeader Map<String, String> headers, @RequestBody byte[] body) {
    Inbound webhook = webhooks.read(headers, body);
    leads
        .findById(webhook.data().path("leadId").asLong())
        .filter(lead -> lead.marketingSequence < webhook.sequence())
        .ifPresent(
            lead -> {
              webhooks.applied(webhook);
              lead.marketingSequence = webhook.sequence();
              lead.bounced(webhook.data().path("bounced").asBoolean());
            });
  }
}
