package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.contract.receiving.ReceivingApp;
import io.webhookkit.testkit.time.DueAttempts;

/** The lead application, as the contract of receiving knows it. */
record LeadServer(String url, LeadService leads, Webhooks webhooks) implements ReceivingApp {

  @Override
  public String create(String email) {
    return leads.create(email);
  }

  @Override
  public String emailOf(String id) {
    return leads.emailOf(id);
  }

  @Override
  public void drain() {
    DueAttempts.await(webhooks);
  }
}
