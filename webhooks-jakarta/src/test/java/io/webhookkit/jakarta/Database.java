package io.webhookkit.jakarta;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** What an application without a server produces: a pool, and Hibernate on it. */
@Dependent
class Database {

  @Produces
  @Singleton
  HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return pool;
  }

  void close(@Disposes HikariDataSource pool) {
    pool.close();
  }

  @Produces
  @ApplicationScoped
  EntityManagerFactory entities(DataSource dataSource) {
    return new HibernatePersistenceConfiguration("application")
        .managedClass(Lead.class)
        .property("hibernate.connection.datasource", dataSource)
        .property("hibernate.hbm2ddl.auto", "create")
        .createEntityManagerFactory();
  }

  void close(@Disposes EntityManagerFactory entities) {
    entities.close();
  }
}
