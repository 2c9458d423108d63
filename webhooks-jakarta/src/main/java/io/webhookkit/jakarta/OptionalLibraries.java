package io.webhookkit.jakarta;

import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.hibernate.SessionFactory;

/** Which libraries the application has, so that no class is touched that can't be loaded. */
final class OptionalLibraries {

  private OptionalLibraries() {}

  static boolean hasHibernate() {
    try {
      return EntityManagerFactory.class.isAssignableFrom(SessionFactory.class);
    } catch (NoClassDefFoundError absent) {
      return false;
    }
  }

  static boolean hasJta() {
    try {
      return TransactionSynchronizationRegistry.class.isInterface();
    } catch (NoClassDefFoundError absent) {
      return false;
    }
  }
}
