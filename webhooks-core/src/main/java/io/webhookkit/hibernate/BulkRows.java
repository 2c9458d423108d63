package io.webhookkit.hibernate;

import io.webhookkit.WebhookException;
import io.webhookkit.entity.EntityChange;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.hibernate.StatelessSession;
import org.hibernate.StatelessSessionBuilder;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.BasicType;
import org.jspecify.annotations.Nullable;

/** Compares the rows of a bulk statement before and after it. */
final class BulkRows {

  /** How many rows are read by one query. */
  private static final int CHUNK = 500;

  private final Map<String, HibernateShape> shapes;
  private final TransactionHooks hooks;
  private final int max;

  BulkRows(Map<String, HibernateShape> shapes, TransactionHooks hooks, int max) {
    this.shapes = Map.copyOf(shapes);
    this.hooks = hooks;
    this.max = max;
  }

  @SuppressWarnings("ArrayRecordComponent") // a state, compared by its shape alone
  private record Row(HibernateShape shape, @Nullable Object[] state) {}

  int capture(BulkStatement statement, HibernateShape shape, IntSupplier execution) {
    SharedSessionContractImplementor session = statement.session();
    TransactionHook hook = hooks.of(session, shape.rootName());
    List<Object> ids = ids(statement, shape);
    Map<Object, Row> before = read(ids, shape, session);
    int changed = execution.getAsInt();
    Map<Object, Row> after = read(ids, shape, session);
    before.forEach((id, row) -> hook.add(change(row, after.get(id), id, session)));
    return changed;
  }

  private static EntityChange change(
      Row before, @Nullable Row after, Object id, SharedSessionContractImplementor session) {
    HibernateShape shape = before.shape();
    Object key = shape.readId(id, session);
    return after == null
        ? EntityChange.deleted(shape, key, shape.withoutCollections(before.state()))
        : EntityChange.updated(shape, key, before.state(), after.state());
  }

  private List<Object> ids(BulkStatement statement, HibernateShape shape) {
    EntityPersister persister = shape.persister();
    if (shape.tables().size() > 1) {
      throw unable(shape, "the entity is in several tables");
    }
    if (statement.verb().equals("insert")) {
      throw unable(shape, "it inserts rows, which are not known before");
    }
    if (!(persister.getIdentifierType() instanceof BasicType<?> idType)) {
      throw unable(shape, "the entity's id has several parts");
    }
    List<Object> ids;
    try {
      ids = statement.ids(persister.getIdentifierColumnNames()[0], idType, max + 1);
    } catch (SQLException e) {
      throw unable(shape, "its rows can't be selected: SQLState " + e.getSQLState());
    }
    if (ids.size() > max) {
      throw unable(shape, "it changes more rows than webhooks.capture.max-bulk-rows=" + max);
    }
    return ids;
  }

  private static WebhookException unable(HibernateShape shape, String reason) {
    return new WebhookException(
        "A bulk statement of "
            + shape.rootName()
            + " can't be captured, because "
            + reason
            + ": change the entities instead, in smaller steps, or set webhooks.capture.bulk=warn");
  }

  /** Reads rows past the session, whose own entities may be older or newer. */
  private Map<Object, Row> read(
      List<Object> ids, HibernateShape shape, SharedSessionContractImplementor session) {
    Map<Object, Row> rows = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return rows;
    }
    try (StatelessSession reading = open(session)) {
      for (int from = 0; from < ids.size(); from += CHUNK) {
        List<Object> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
        reading
            .createSelectionQuery(
                "from " + shape.rootName() + " e where id(e) in (:ids)", Object.class)
            .setParameterList("ids", chunk)
            .getResultList()
            .forEach(entity -> add(rows, entity, (SharedSessionContractImplementor) reading));
      }
    }
    return rows;
  }

  private static StatelessSession open(SharedSessionContractImplementor session) {
    SessionFactoryImplementor factory = session.getFactory();
    StatelessSessionBuilder builder =
        factory
            .withStatelessOptions()
            .connection(
                session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection());
    Object tenant = session.getTenantIdentifierValue();
    return (tenant == null ? builder : builder.tenantIdentifier(tenant)).openStatelessSession();
  }

  private void add(Map<Object, Row> rows, Object entity, SharedSessionContractImplementor session) {
    EntityPersister persister = session.getEntityPersister(null, entity);
    HibernateShape shape = shapes.get(persister.getEntityName());
    if (shape != null) {
      Object id = persister.getIdentifier(entity, session);
      rows.put(id, new Row(shape, shape.read(entity, session)));
    }
  }
}
