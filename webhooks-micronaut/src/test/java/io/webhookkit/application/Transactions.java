package io.webhookkit.application;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.transaction.annotation.Transactional;
import io.webhookkit.testkit.contract.adapter.Lead;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;

/** Whatever a case does in a transaction. */
@Singleton
@Introspected(classes = Lead.class) // an entity that comes from elsewhere
class Transactions {

  private final EntityManager entities;

  Transactions(EntityManager entities) {
    this.entities = entities;
  }

  @Transactional
  void run(Consumer<EntityManager> work) {
    work.accept(entities);
  }
}
