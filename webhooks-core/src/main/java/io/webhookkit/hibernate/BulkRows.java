package io.webhookkit.hibernate;

import io.webhookkit.entity.EntityChange;
import io.webhookkit.hibernate.RowReader.Row;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * The rows that the bulk statements of one transaction have changed. From then on the entities in
 * its session are stale: some of what a flush tells of them is in the database, and some is not. So
 * what has become of the rows is read from there, just before the commit.
 */
final class BulkRows {

  private final RowReader reader;
  private final Map<String, Map<Object, Row>> byRoot = new LinkedHashMap<>();

  BulkRows(RowReader reader) {
    this.reader = reader;
  }

  /** Reads rows that are about to be changed, and returns what is known of them. */
  List<EntityChange> before(BulkStatement statement, Collection<?> ids) {
    SharedSessionContractImplementor session = statement.session();
    String rootName = statement.target().getRootEntityName();
    Connection connection =
        session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
    List<EntityChange> known = new ArrayList<>();
    for (Row row : reader.read(rootName, ids, session, connection)) {
      byRoot.computeIfAbsent(rootName, root -> new LinkedHashMap<>()).putIfAbsent(row.key(), row);
      known.add(
          EntityChange.updated(
              row.shape(),
              row.key(),
              statement.isDelete()
                  ? row.shape().states().withoutCollections(row.state())
                  : row.state(),
              row.state()));
    }
    return known;
  }

  /** Reads what has become of the rows. */
  List<EntityChange> now(SharedSessionContractImplementor session, Connection connection) {
    List<EntityChange> changes = new ArrayList<>();
    byRoot.forEach(
        (rootName, before) -> {
          Map<Object, Row> gone = new LinkedHashMap<>(before);
          List<Object> ids = before.values().stream().map(Row::id).toList();
          for (Row row : reader.read(rootName, ids, session, connection)) {
            gone.remove(row.key());
            changes.add(EntityChange.updated(row.shape(), row.key(), null, row.state()));
          }
          gone.values()
              .forEach(row -> changes.add(EntityChange.deleted(row.shape(), row.key(), null)));
        });
    return changes;
  }

  void clear() {
    byRoot.clear();
  }
}
