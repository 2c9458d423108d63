package io.webhookkit.micronaut;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import jakarta.inject.Singleton;
import org.hibernate.SessionFactory;

/** Has the changes of every session factory captured, before anybody else can use it. */
@Singleton
@Requires(classes = SessionFactory.class)
final class HibernateCapture implements BeanCreatedEventListener<SessionFactory> {

  /** A provider, because listeners are made before the beans that they wait for. */
  private final BeanProvider<Webhooks> webhooks;

  HibernateCapture(BeanProvider<Webhooks> webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public SessionFactory onCreated(BeanCreatedEvent<SessionFactory> event) {
    SessionFactory sessionFactory = event.getBean();
    webhooks.get().capture(new HibernateChanges(sessionFactory));
    return sessionFactory;
  }
}
