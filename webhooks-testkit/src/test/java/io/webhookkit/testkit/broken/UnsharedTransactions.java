package io.webhookkit.testkit.broken;

import io.webhookkit.testkit.Proxies;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/**
 * The transactions of Narayana, of which capture is told none: Hibernate goes by what a user of
 * transactions sees, and capture takes each session for a transaction of its own.
 */
final class UnsharedTransactions extends AbstractJtaPlatform {

  static void of(Configuration configuration) {
    configuration.setProperty(AvailableSettings.PREFER_USER_TRANSACTION, "true");
    configuration.getProperties().put(AvailableSettings.JTA_PLATFORM, new UnsharedTransactions());
  }

  @Override
  public TransactionManager retrieveTransactionManager() {
    return Proxies.answering(
        TransactionManager.class, getTransactionManager(), Map.of("getTransaction", any -> null));
  }

  @Override
  public TransactionManager getTransactionManager() {
    return locateTransactionManager();
  }

  @Override
  protected TransactionManager locateTransactionManager() {
    return com.arjuna.ats.jta.TransactionManager.transactionManager();
  }

  @Override
  protected UserTransaction locateUserTransaction() {
    return com.arjuna.ats.jta.UserTransaction.userTransaction();
  }
}
