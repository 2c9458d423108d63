package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Has the changes of every entity manager factory captured, once all of them are there. */
final class HibernateCapture implements SmartInitializingSingleton {

  private final Webhooks webhooks;
  private final ObjectProvider<EntityManagerFactory> factories;

  HibernateCapture(Webhooks webhooks, ObjectProvider<EntityManagerFactory> factories) {
    this.webhooks = webhooks;
    this.factories = factories;
  }

  @Override
  public void afterSingletonsInstantiated() {
    factories
        .orderedStream()
        .map(factory -> factory.unwrap(SessionFactory.class))
        .forEach(factory -> webhooks.capture(new HibernateChanges(factory)));
  }
}
