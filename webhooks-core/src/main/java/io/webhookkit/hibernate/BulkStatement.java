package io.webhookkit.hibernate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.query.internal.DelegatingDomainQueryExecutionContext;
import org.hibernate.query.internal.QueryOptionsImpl;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.query.sqm.SqmQuerySource;
import org.hibernate.query.sqm.internal.ConcreteSqmSelectQueryPlan;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.tree.SqmDeleteOrUpdateStatement;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.query.sqm.tree.from.SqmFromClause;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.query.sqm.tree.select.SqmQuerySpec;
import org.hibernate.query.sqm.tree.select.SqmSelectClause;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.query.sqm.tree.select.SqmSelection;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;

/**
 * An update, delete or insert of many rows, as Hibernate has understood it from HQL or criteria.
 *
 * @param parameters which of its parameters are which of the query's
 * @param context the execution that is under way, with the values of the parameters
 */
record BulkStatement(
    SqmDmlStatement<?> statement,
    DomainParameterXref parameters,
    DomainQueryExecutionContext context) {

  SharedSessionContractImplementor session() {
    return context.getSession();
  }

  /** Returns update, delete or insert. */
  String verb() {
    return statement instanceof SqmUpdateStatement ? "update" : isDelete() ? "delete" : "insert";
  }

  boolean isDelete() {
    return statement instanceof SqmDeleteStatement;
  }

  /** Tells whether it changes rows that are there already. */
  boolean changesRows() {
    return statement instanceof SqmDeleteOrUpdateStatement;
  }

  /** Returns the entity that it names; the rows may be those of its subclasses. */
  EntityPersister target() {
    return session()
        .getFactory()
        .getMappingMetamodel()
        .getEntityDescriptor(statement.getTarget().getEntityName());
  }

  /** Flushes what Hibernate would flush before it. */
  void flush() {
    Set<String> tables = new HashSet<>();
    target().visitQuerySpaces(tables::add);
    session().autoFlushIfRequired(tables);
  }

  /**
   * Selects and locks the ids of the rows that it is going to change: its own target and condition,
   * as a query.
   *
   * @param max how many ids to return at most
   */
  List<Object> ids(int max) {
    SqmDeleteOrUpdateStatement<?> changing = (SqmDeleteOrUpdateStatement<?>) statement;
    SqmRoot<?> target = changing.getTarget();
    NodeBuilder nodes = changing.nodeBuilder();
    SqmQuerySpec<Object> rows = new SqmQuerySpec<>(nodes);
    rows.setFromClause(new SqmFromClause(1));
    rows.addRoot(target);
    rows.setSelectClause(new SqmSelectClause(false, 1, nodes));
    synchronized (statement) { // which executions on other threads share, and which keeps its paths
      rows.getSelectClause().addSelection(new SqmSelection<>(target.get(idName()), nodes));
    }
    rows.setWhereClause(changing.getWhereClause());
    SqmSelectStatement<Object> select =
        new SqmSelectStatement<>(rows, Object.class, SqmQuerySource.CRITERIA, nodes);
    QueryOptions options = lockingAtMost(max);
    // The execution that is under way has lists of values in the parameters, which a copy has not.
    DomainParameterXref own = parameters.copy();
    return new ConcreteSqmSelectQueryPlan<>(select, "", own, Object.class, null, options)
        .performList(
            new DelegatingDomainQueryExecutionContext(context) {
              @Override
              public QueryOptions getQueryOptions() {
                return options;
              }
            });
  }

  private String idName() {
    String name = target().getIdentifierPropertyName();
    return name == null ? EntityIdentifierMapping.ID_ROLE_NAME : name;
  }

  private QueryOptions lockingAtMost(int rows) {
    QueryOptionsImpl options = new QueryOptionsImpl();
    options.getLimit().setMaxRows(rows);
    if (!(target() instanceof UnionSubclassEntityPersister)) { // a union can't be locked
      options.getLockOptions().setLockMode(LockMode.PESSIMISTIC_WRITE);
    }
    return options;
  }
}
