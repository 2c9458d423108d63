package io.webhookkit.examples.leadsync.marketing;

import io.webhookkit.WebhookHandler;
import io.webhookkit.Webhooks;
import io.webhookkit.examples.leadsync.common.News;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.convergence.Convergence;
import io.webhookkit.inbound.convergence.Merged;
import io.webhookkit.inbound.convergence.Things;
import io.webhookkit.inbound.convergence.Version;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes the website's webhooks: each lead becomes a contact, and either may be edited. */
@Component
class WebsiteHooks implements Things {

  static final String WEBSITE = "website";
  static final String CONTACT = "contact";

  private final Contacts contacts;
  private final Convergence convergence;
  private final News news;

  WebsiteHooks(Contacts contacts, Webhooks webhooks, News news) {
    this.contacts = contacts;
    this.convergence = webhooks.convergence();
    this.news = news;
  }

  @WebhookHandler(source = WEBSITE, type = "lead.*")
  void apply(InboundEvent event) {
    apply(String.valueOf(event.subject()), Version.told(event));
    news.applied(event);
  }

  @Override
  public Optional<Version> find(String localId) {
    return contacts.findById(Long.valueOf(localId)).map(Contact::version);
  }

  @Override
  public void apply(String leadId, Version theirs) {
    Contact contact =
        convergence
            .localId(WEBSITE, CONTACT, leadId)
            .flatMap(id -> contacts.findById(Long.valueOf(id)))
            .orElseGet(() -> linked(leadId, theirs));
    Merged merged = convergence.merge(WEBSITE, CONTACT, leadId, contact.version(), theirs);
    contact.accept(merged, theirs);
  }

  private Contact linked(String leadId, Version lead) {
    Contact contact = new Contact(Long.parseLong(leadId));
    contact.name = lead.text("name");
    contact.email = lead.text("email");
    contact.changedAt = lead.changedAt();
    contacts.saveAndFlush(contact);
    convergence.link(WEBSITE, CONTACT, leadId, contact.id.toString());
    return contact;
  }
}
