package io.webhookkit.hibernate;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.CacheMode;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionBuilder;
import org.hibernate.SessionFactory;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as they are in the database now, on a connection of its transaction, but past its
 * session, whose own entities may be older or newer.
 */
final class RowReader {

  /** How many rows are read by one query. */
  private static final int CHUNK = 500;

  private final Map<String, HibernateShape> shapes;

  RowReader(Map<String, HibernateShape> shapes) {
    this.shapes = Map.copyOf(shapes);
  }

  /** A row of an announced entity. */
  @SuppressWarnings("ArrayRecordComponent") // a state, compared by its shape alone
  record Row(HibernateShape shape, Object id, Object key, @Nullable Object[] state) {}

  /**
   * Reads the rows that are there.
   *
   * @param rootName the entity whose id it is, for all its subclasses
   */
  List<Row> read(
      String rootName,
      Collection<?> ids,
      SharedSessionContractImplementor session,
      Connection connection) {
    List<Row> rows = new ArrayList<>();
    if (ids.isEmpty()) {
      return rows;
    }
    List<?> all = List.copyOf(ids);
    String rowsOf = "select e from " + QueryName.of(rootName, session) + " e where id(e) in (:ids)";
    try (Session reading = open(session, connection)) {
      reading.setCacheMode(CacheMode.IGNORE);
      reading.setDefaultReadOnly(true);
      for (int from = 0; from < all.size(); from += CHUNK) {
        List<?> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
        reading
            .createSelectionQuery(rowsOf, Object.class)
            .setParameterList("ids", chunk)
            .getResultList()
            .forEach(entity -> add(entity, (SharedSessionContractImplementor) reading, rows));
        reading.clear();
      }
    }
    return rows;
  }

  @SuppressWarnings("deprecation") // what takes the inspector's place is not in 6.6
  private static Session open(SharedSessionContractImplementor session, Connection connection) {
    SessionFactory factory = session.getFactory(); // whose own builder has a name in each version
    SessionBuilder builder =
        factory
            .withOptions()
            .connection(connection)
            .autoJoinTransactions(false)
            .flushMode(FlushMode.MANUAL);
    if (session.getFactory().getJdbcServices().getDialect() instanceof MySQLDialect) {
      // At REPEATABLE READ, their default, a plain query sees what was there at the first one.
      builder = builder.statementInspector((StatementInspector) sql -> sql + " for update");
    }
    Object tenant = session.getTenantIdentifierValue();
    return (tenant == null ? builder : builder.tenantIdentifier(tenant)).openSession();
  }

  private void add(Object entity, SharedSessionContractImplementor reading, List<Row> rows) {
    EntityPersister persister = reading.getEntityPersister(null, entity);
    HibernateShape shape = shapes.get(persister.getEntityName());
    if (shape != null) {
      Object id = persister.getIdentifier(entity, reading);
      @Nullable Object[] state = shape.states().read(entity, reading);
      rows.add(new Row(shape, id, shape.readId(id, reading), state));
    }
  }
}
