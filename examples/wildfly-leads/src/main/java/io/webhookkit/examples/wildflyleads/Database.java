package io.webhookkit.examples.wildflyleads;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import javax.sql.DataSource;

/** Makes beans of what the server has. The kit needs the data source and the factory. */
@Dependent
@SuppressWarnings("NullAway.Init") // the server sets the fields
class Database {

  @Produces @Resource DataSource dataSource;

  @Produces @PersistenceUnit EntityManagerFactory factory;

  @Produces @PersistenceContext EntityManager entities;
}
