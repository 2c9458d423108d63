package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import jakarta.persistence.EntityManagerFactory;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hibernate.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has the changes of every entity manager factory captured as soon as it is there, because other
 * beans may change entities while the application is still starting.
 */
final class HibernateCapture implements BeanPostProcessor, SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(HibernateCapture.class);

  private final ObjectProvider<Webhooks> webhooks;
  private final ObjectProvider<EntityManagerFactory> factories;
  private final Set<SessionFactory> known = ConcurrentHashMap.newKeySet();
  private final Queue<SessionFactory> waiting = new ConcurrentLinkedQueue<>();

  HibernateCapture(
      ObjectProvider<Webhooks> webhooks, ObjectProvider<EntityManagerFactory> factories) {
    this.webhooks = webhooks;
    this.factories = factories;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof EntityManagerFactory factory) {
      captureEarly(factory);
    } else if (bean instanceof Webhooks made) {
      captureWaiting(made);
    }
    return bean;
  }

  /** Takes what no post-processor has seen, such as a factory that was registered as it is. */
  @Override
  public void afterSingletonsInstantiated() {
    factories.orderedStream().forEach(this::add);
    captureWaiting(webhooks.getObject());
  }

  /** What the webhooks are made of may need the factory itself; then it waits for them. */
  private void captureEarly(EntityManagerFactory factory) {
    add(factory);
    try {
      captureWaiting(webhooks.getObject());
    } catch (BeansException e) {
      if (!e.contains(BeanCurrentlyInCreationException.class)) {
        throw e;
      }
      LOG.debug("Changes are captured once the webhooks are there, which need JPA themselves", e);
    }
  }

  private void add(EntityManagerFactory factory) {
    SessionFactory sessions = factory.unwrap(SessionFactory.class);
    if (known.add(sessions)) {
      waiting.add(sessions);
    }
  }

  private void captureWaiting(Webhooks made) {
    for (SessionFactory next = waiting.poll(); next != null; next = waiting.poll()) {
      made.capture(new HibernateChanges(next));
    }
  }
}
