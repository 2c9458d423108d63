package io.webhookkit.jakarta;

import com.arjuna.ats.jdbc.TransactionalDriver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.lang.reflect.Proxy;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A pool that takes part in JTA transactions, and Hibernate on it. */
@Dependent
class TransactionalDatabase {

  @Produces
  @Singleton
  DataSource dataSource() {
    return h2(UUID.randomUUID().toString());
  }

  /** Returns a database in memory that takes part in Narayana's transactions. */
  static DataSource h2(String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    Properties driven = new Properties();
    driven.put(TransactionalDriver.XADataSource, database);
    // Its pool is one for all applications of a test run, and waits when it has lent ten.
    driven.put(TransactionalDriver.maxConnections, "1000");
    TransactionalDriver driver = new TransactionalDriver();
    return (DataSource)
        Proxy.newProxyInstance(
            TransactionalDatabase.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> driver.connect("jdbc:arjuna:h2", driven);
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Produces
  @ApplicationScoped
  EntityManagerFactory entities(DataSource dataSource) {
    return entities(Lead.class, dataSource, "create");
  }

  static EntityManagerFactory entities(Class<?> entity, DataSource dataSource, String ddl) {
    return new HibernatePersistenceConfiguration("application")
        .managedClass(entity)
        .transactionType(PersistenceUnitTransactionType.JTA)
        .property("jakarta.persistence.jtaDataSource", dataSource)
        .property("hibernate.hbm2ddl.auto", ddl)
        .createEntityManagerFactory();
  }

  void close(@Disposes EntityManagerFactory entities) {
    entities.close();
  }
}
