package io.webhookkit.examples.quarkusleads.contract;

import io.quarkus.arc.properties.IfBuildProperty;
import io.webhookkit.testkit.contract.adapter.Lead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stores a lead while the application starts. */
@ApplicationScoped
@IfBuildProperty(name = "contract.application", stringValue = "true")
class FirstLead {

  @Inject EntityManager entities;

  @ConfigProperty(name = "contract.first-lead")
  Optional<String> email;

  @Transactional
  void create(@Observes Startup event) {
    email.ifPresent(address -> entities.persist(new Lead(address)));
  }
}
