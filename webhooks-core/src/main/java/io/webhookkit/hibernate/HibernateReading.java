package io.webhookkit.hibernate;

import io.webhookkit.WebhookException;
import io.webhookkit.entity.EntityChange;
import io.webhookkit.entity.StoredEntities.Locked;
import io.webhookkit.entity.StoredEntities.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Reads captured entities with one session. */
final class HibernateReading implements Reading {

  private final Session session;
  private final SharedSessionContractImplementor implementor;
  private final Map<String, HibernateShape> shapes;

  HibernateReading(Session session, Map<String, HibernateShape> shapes) {
    this.session = session;
    this.implementor = (SharedSessionContractImplementor) session;
    this.shapes = shapes;
  }

  @Override
  public Connection connection() {
    return implementor.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
  }

  @Override
  public @Nullable String tenant() {
    return TransactionHooks.tenant(implementor);
  }

  @Override
  public long count(String entity) {
    return session
        .createSelectionQuery("select count(*) from " + queryName(entity) + " e", Long.class)
        .getSingleResult();
  }

  @Override
  public List<String> idsAfter(String entity, @Nullable String last, int max) {
    IdText idText = idText(entity);
    String after = last == null ? "" : " where id(e) > :last";
    SelectionQuery<Object> query =
        session.createSelectionQuery(
            "select id(e) from " + queryName(entity) + " e" + after + " order by id(e)",
            Object.class);
    if (last != null) {
      query.setParameter("last", idText.read(last));
    }
    return query.setMaxResults(max).getResultList().stream().map(idText::write).toList();
  }

  @Override
  public Locked lock(String entity, List<String> ids) {
    IdText idText = idText(entity);
    List<Object> known = ids.stream().map(idText::read).toList();
    int locked = locked(entity, known);
    if (locked == 0) {
      return new Locked(List.of(), null);
    }
    Map<String, EntityChange> found = read(entity, known.subList(0, locked), idText);
    return new Locked(
        ids.subList(0, locked).stream().map(found::get).filter(Objects::nonNull).toList(),
        ids.get(locked - 1));
  }

  private int locked(String entity, List<Object> ids) {
    try {
      return new RowLocks(implementor, connection(), persister(entity)).lock(ids);
    } catch (SQLException e) {
      throw new WebhookException("The rows of " + entity + " could not be locked", e);
    }
  }

  private Map<String, EntityChange> read(String entity, List<Object> ids, IdText idText) {
    session.setFetchBatchSize(ids.size());
    Map<String, EntityChange> found = new HashMap<>();
    session
        .createSelectionQuery(
            "select e from " + queryName(entity) + " e where id(e) in (:ids)", Object.class)
        .setParameterList("ids", ids)
        .getResultList()
        .forEach(each -> add(found, each, idText));
    return found;
  }

  private void add(Map<String, EntityChange> found, Object entity, IdText idText) {
    EntityPersister persister = implementor.getEntityPersister(null, entity);
    HibernateShape shape = shapes.get(persister.getEntityName());
    if (shape != null) {
      Object id = persister.getIdentifier(entity, implementor);
      found.put(
          idText.write(id),
          EntityChange.created(
              shape, shape.readId(id, implementor), shape.states().readWhole(entity, implementor)));
    }
  }

  private IdText idText(String entity) {
    return new IdText(persister(entity).getIdentifierType(), implementor);
  }

  private String queryName(String entity) {
    return QueryName.of(entity, implementor);
  }

  private EntityPersister persister(String entity) {
    return implementor.getFactory().getMappingMetamodel().getEntityDescriptor(entity);
  }
}
