package io.webhookkit.examples.leadsync.website;

import io.webhookkit.examples.leadsync.common.Row;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.data.domain.Limit;
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

/** The website's page, and what it posts. Nothing here knows of webhooks. */
@RestController
@Transactional
class LeadController {

  private final Leads leads;

  LeadController(Leads leads) {
    this.leads = leads;
  }

  /** What the form posts. */
  record Form(String name, String email) {}

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  Resource page() {
    return new ClassPathResource("pages/website.html");
  }

  @GetMapping("/leads")
  List<Row> all() {
    return leads.findAll().stream().map(LeadController::row).toList();
  }

  @PostMapping("/leads")
  Row add(@RequestBody Form form) {
    return row(leads.save(new Lead(form.name(), form.email())));
  }

  @PostMapping("/leads/{id}/name")
  void rename(@PathVariable long id, @RequestBody Form form) {
    Lead lead =
        leads.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    lead.name = form.name();
    lead.changed();
  }

  /** Renames a lead so that no webhook tells: what a reconciliation is for. */
  @PostMapping("/leads/{id}/name-by-sql")
  void renameBehindTheBack(@PathVariable long id, @RequestBody Form form) {
    leads.renameBehindTheBack(id, form.name());
  }

  /** A page of leads, for whoever compares them with its own. */
  @GetMapping("/leads/page")
  List<Row> page(@RequestParam long after) {
    return leads.findByIdGreaterThanOrderById(after, Limit.of(20)).stream()
        .map(LeadController::row)
        .toList();
  }

  /** For the comparison: what a client that polls has to ask for, again and again. */
  @GetMapping("/changes")
  List<Row> changes(@RequestParam Instant since) {
    return leads.findByChangedAtAfterOrderByChangedAt(since).stream()
        .map(LeadController::row)
        .toList();
  }

  private static Row row(Lead lead) {
    return lead.row(lead.id);
  }
}
