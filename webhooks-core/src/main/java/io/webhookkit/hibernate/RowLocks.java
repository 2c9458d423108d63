package io.webhookkit.hibernate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.TableDetails;
import org.hibernate.metamodel.mapping.TableDetails.KeyColumn;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;

/**
 * Locks the rows of entities in every table that they are in, without waiting. Hibernate's own
 * locks come after it has read, wherever there are several tables.
 */
final class RowLocks {

  private final SharedSessionContractImplementor session;
  private final Connection connection;
  private final Type idType;
  private final Set<String> selects;

  RowLocks(
      SharedSessionContractImplementor session, Connection connection, EntityPersister persister) {
    this.session = session;
    this.connection = connection;
    this.idType = persister.getIdentifierType();
    this.selects = selects(persister);
  }

  private static Set<String> selects(EntityPersister persister) {
    Set<String> selects = new LinkedHashSet<>();
    for (String name : persister.getSubclassEntityNames()) {
      persister
          .getFactory()
          .getMappingMetamodel()
          .getEntityDescriptor(name)
          .forEachMutableTable(table -> selects.add(select(table)));
    }
    return selects;
  }

  private static String select(TableDetails table) {
    return table.getKeyDetails().getKeyColumns().stream()
        .map(KeyColumn::getColumnName)
        .collect(
            Collectors.joining(
                " = ? and ", "select 1 from " + table.getTableName() + " where ", " = ?"));
  }

  /** On PostgreSQL the weaker lock lets others go on inserting rows that refer to these. */
  private String locking() {
    return session.getFactory().getJdbcServices().getDialect() instanceof PostgreSQLDialect
        ? " for no key update skip locked"
        : " for update skip locked";
  }

  /** Returns how many of the ids, in their order, are now locked or have no row any more. */
  int lock(List<Object> ids) throws SQLException {
    Map<Object, List<String>> missing = new HashMap<>();
    for (String select : selects) {
      try (PreparedStatement locking = connection.prepareStatement(select + locking())) {
        for (Object id : ids) {
          if (!finds(locking, id)) {
            missing.computeIfAbsent(id, any -> new ArrayList<>()).add(select);
          }
        }
      }
    }
    return firstOfAnother(ids, missing);
  }

  /**
   * A row that could not be locked and is there belongs to somebody else just now. It is looked for
   * after everything was locked: on MariaDB the first plain query decides what all later ones see.
   */
  private int firstOfAnother(List<Object> ids, Map<Object, List<String>> missing)
      throws SQLException {
    for (int i = 0; i < ids.size(); i++) {
      for (String select : missing.getOrDefault(ids.get(i), List.of())) {
        try (PreparedStatement looking = connection.prepareStatement(select)) {
          if (finds(looking, ids.get(i))) {
            return i;
          }
        }
      }
    }
    return ids.size();
  }

  private boolean finds(PreparedStatement statement, Object id) throws SQLException {
    idType.nullSafeSet(statement, id, 1, session);
    try (ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }
}
