package io.webhookkit.hibernate;

import java.util.Map;
import java.util.function.Function;
import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.jdbc.internal.JdbcServicesImpl;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategyProvider;
import org.hibernate.service.Service;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.sql.exec.spi.JdbcMutationExecutor;

/**
 * Has Hibernate execute bulk statements through {@link WatchedMutations}, and those of entities in
 * several tables through {@link WatchedStrategies}. Hibernate finds it by itself, as a service of
 * the class path, and no listener is told of those statements.
 */
public final class BulkServices implements ServiceContributor {

  /** Called by Hibernate. */
  public BulkServices() {}

  @Override
  public void contribute(StandardServiceRegistryBuilder builder) {
    builder.addInitiator(new Initiator<>(JdbcServices.class, Watched::new));
    builder.addInitiator(
        new Initiator<>(
            SqmMultiTableMutationStrategyProvider.class, registry -> new WatchedStrategies()));
  }

  private record Initiator<S extends Service>(
      Class<S> getServiceInitiated, Function<ServiceRegistryImplementor, S> service)
      implements StandardServiceInitiator<S> {
    @Override
    public S initiateService(Map<String, Object> settings, ServiceRegistryImplementor registry) {
      return service.apply(registry);
    }
  }

  private static final class Watched extends JdbcServicesImpl {

    private static final long serialVersionUID = 1L;

    Watched(ServiceRegistryImplementor registry) {
      super(registry);
    }

    @Override
    public JdbcMutationExecutor getJdbcMutationExecutor() {
      return new WatchedMutations(super.getJdbcMutationExecutor());
    }
  }
}
