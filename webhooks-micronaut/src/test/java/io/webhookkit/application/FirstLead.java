package io.webhookkit.application;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.webhookkit.testkit.contract.adapter.Lead;
import jakarta.annotation.PostConstruct;

/** Stores a lead as soon as the context is made. */
@Context
@Requires(property = "contract.first-lead")
class FirstLead {

  private final Transactions transactions;
  private final String email;

  FirstLead(Transactions transactions, @Value("${contract.first-lead}") String email) {
    this.transactions = transactions;
    this.email = email;
  }

  @PostConstruct
  void create() {
    transactions.run(entities -> entities.persist(new Lead(email)));
  }
}
