package io.webhookkit.spring.leads;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an application does with leads, as its author would write it: no word about webhooks. */
@Service
@Transactional
public class LeadService {

  private final Leads leads;

  LeadService(Leads leads) {
    this.leads = leads;
  }

  public String create(String email) {
    return leads.save(new Lead(email)).id().toString();
  }

  public void bounce(String id) {
    find(id).bounce();
  }

  public String emailOf(String id) {
    return find(id).email;
  }

  private Lead find(String id) {
    return leads.findById(Long.valueOf(id)).orElseThrow();
  }
}
