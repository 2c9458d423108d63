package io.webhookkit.hibernate;

import java.util.Map;
import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.jdbc.internal.JdbcServicesImpl;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.sql.exec.spi.JdbcMutationExecutor;

/**
 * Has Hibernate execute bulk statements through {@link WatchedMutations}. Hibernate finds it by
 * itself, as a service of the class path, and no listener is told of those statements.
 */
public final class BulkServices implements ServiceContributor {

  /** Called by Hibernate. */
  public BulkServices() {}

  @Override
  public void contribute(StandardServiceRegistryBuilder builder) {
    builder.addInitiator(new Initiator());
  }

  private static final class Initiator implements StandardServiceInitiator<JdbcServices> {
    @Override
    public Class<JdbcServices> getServiceInitiated() {
      return JdbcServices.class;
    }

    @Override
    public JdbcServices initiateService(
        Map<String, Object> settings, ServiceRegistryImplementor registry) {
      return new Watched(registry);
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
