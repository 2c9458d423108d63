package io.webhookkit.examples.leadsync.marketing;

import io.webhookkit.examples.leadsync.common.Inbound;
import io.webhookkit.examples.leadsync.common.SignedWebhooks;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes the website's webhooks: each lead becomes a contact, and stays what it is there. */
@RestController
@Transactional
class WebsiteHooks {

  private final Contacts contacts;
  private final SignedWebhooks webhooks;

  WebsiteHooks(Contacts contacts, SignedWebhooks webhooks) {
    this.contacts = contacts;
    this.webhooks = webhooks;
  }

  @PostMapping("/hooks")
  void receive(@RequestHeader Map<String, String> headers, @RequestBody byte[] body) {
    Inbound webhook = webhooks.read(headers, body);
    JsonNode lead = webhook.data();
    long leadId = lead.path("id").asLong();
    Contact contact = contacts.findByLeadId(leadId).orElseGet(() -> new Contact(leadId));
    if (contact.websiteSequence < webhook.sequence()) {
      webhooks.applied(webhook);
      contact.websiteSequence = webhook.sequence();
      contact.name = lead.path("name").asString();
      contact.email = lead.path("email").asString();
      contact.bounced(contact.bounced || lead.path("bounced").asBoolean());
      contacts.save(contact);
    }
  }

  /** Two webhooks about one lead came at once; the one that lost is sent again. */
  @ExceptionHandler({
    DataIntegrityViolationException.class,
    OptimisticLockingFailureException.class
  })
  @ResponseStatus(HttpStatus.CONFLICT)
  void sendItAgain() {}
}
