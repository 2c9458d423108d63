package io.webhookkit.hibernate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcOperationQueryMutation;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.type.BasicType;

/** An update or delete of many rows, as Hibernate has written it: one table, perhaps an alias. */
record BulkStatement(
    JdbcOperationQueryMutation mutation, JdbcParameterBindings bindings, ExecutionContext context) {

  SharedSessionContractImplementor session() {
    return context.getSession();
  }

  /** Returns update, delete or insert. */
  String verb() {
    return sql().substring(0, sql().indexOf(' ')).toLowerCase(Locale.ROOT);
  }

  /** Returns the tables that it changes or reads. */
  Set<String> tables() {
    return mutation.getAffectedTableNames();
  }

  /** Tells whether it is this table's rows that it changes, and not only reads in a subquery. */
  boolean changes(String table) {
    SqlText text = new SqlText(sql());
    String target =
        switch (verb()) {
          case "update" -> sql().substring("update ".length());
          case "insert" -> sql().substring(text.indexOf("into") + "into ".length());
          default -> sql().substring(text.indexOf("from") + "from ".length());
        };
    return target.startsWith(table)
        && (target.length() == table.length() || " (".indexOf(target.charAt(table.length())) >= 0);
  }

  /** What an application writes itself as SQL has no form that could be relied on. */
  boolean isNative() {
    return mutation.getClass().getSimpleName().contains("Native");
  }

  private String sql() {
    return mutation.getSqlString();
  }

  /**
   * Selects and locks the ids of the rows that it is going to change.
   *
   * @param max how many ids to return at most
   */
  List<Object> ids(String idColumn, BasicType<?> idType, int max) throws SQLException {
    SqlText text = new SqlText(sql());
    int where = text.indexOf("where");
    String from = from(text, where < 0 ? sql().length() : where);
    String alias = from.substring(from.lastIndexOf(' ') + 1);
    String select =
        "select "
            + alias
            + "."
            + idColumn
            + " from "
            + from
            + (where < 0 ? "" : " " + sql().substring(where))
            + " for update";
    Connection connection =
        session().getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setMaxRows(max);
      bind(statement, where < 0 ? mutation.getParameterBinders().size() : text.marks(where));
      List<Object> ids = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(idType.getJdbcValueExtractor().extract(rows, 1, session()));
        }
      }
      return ids;
    }
  }

  private String from(SqlText text, int end) {
    return verb().equals("update")
        ? sql().substring("update ".length(), text.indexOf("set")).strip()
        : sql().substring(text.indexOf("from") + "from ".length(), end).strip();
  }

  /** Binds what stands in the condition: all but the first ones, which are in the set clause. */
  private void bind(PreparedStatement statement, int skipped) throws SQLException {
    List<? extends JdbcParameterBinder> binders = mutation.getParameterBinders();
    for (int i = skipped; i < binders.size(); i++) {
      binders.get(i).bindParameterValue(statement, i - skipped + 1, bindings, context);
    }
  }
}
