package io.webhookkit.examples.leadsync.marketing;

import io.webhookkit.examples.leadsync.common.Row;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The marketing system's page, and what it posts. Nothing here knows of webhooks. */
@RestController
@Transactional
class ContactController {

  private final Contacts contacts;

  ContactController(Contacts contacts) {
    this.contacts = contacts;
  }

  /** What a new name is posted with. */
  record Form(String name) {}

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  Resource page() {
    return new ClassPathResource("pages/marketing.html");
  }

  @GetMapping("/leads")
  List<Row> all() {
    return contacts.findAll().stream().map(ContactController::row).toList();
  }

  @PostMapping("/leads/{leadId}/bounce")
  void bounce(@PathVariable long leadId) {
    Contact contact = find(leadId);
    contact.bounced = true;
    contact.changed();
  }

  @PostMapping("/leads/{leadId}/name")
  void rename(@PathVariable long leadId, @RequestBody Form form) {
    Contact contact = find(leadId);
    contact.name = form.name();
    contact.changed();
  }

  private Contact find(long leadId) {
    return contacts
        .findByLeadId(leadId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** For the comparison: what a client that polls has to ask for, again and again. */
  @GetMapping("/changes")
  List<Row> changes(@RequestParam Instant since) {
    return contacts.findByChangedAtAfterOrderByChangedAt(since).stream()
        .map(ContactController::row)
        .toList();
  }

  private static Row row(Contact contact) {
    return contact.row(contact.leadId);
  }
}
