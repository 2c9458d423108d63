package io.webhookkit.jakarta;

import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Cache;
import org.hibernate.SessionFactory;

/**
 * Has the changes of every entity manager factory captured. Loaded only where there is Hibernate.
 */
final class HibernateCapture {

  private HibernateCapture() {}

  static void start(Webhooks webhooks, Instance<Object> beans) {
    beans.select(EntityManagerFactory.class).stream()
        .map(HibernateCapture::sessionFactory)
        .forEach(sessionFactory -> webhooks.capture(new HibernateChanges(sessionFactory)));
  }

  /**
   * Returns the factory itself. Of a proxy for it Weld unwraps nothing but the proxy, and a proxy
   * is no SessionFactory if the application produces an EntityManagerFactory; the cache knows
   * better.
   */
  private static SessionFactory sessionFactory(EntityManagerFactory factory) {
    return factory.getCache().unwrap(Cache.class).getSessionFactory();
  }
}
