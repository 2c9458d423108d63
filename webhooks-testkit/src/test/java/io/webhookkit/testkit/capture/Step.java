package io.webhookkit.testkit.capture;

import io.webhookkit.hibernate.HibernateChanges;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.Session;

/**
 * One thing that an application does in a transaction of a session. A step that makes no sense,
 * because its item is not there (or is already), does nothing.
 */
sealed interface Step {

  void run(Session session, HibernateChanges changes);

  record Persist(ItemKey key, String name, Set<String> tags) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      if (session.find(key.kind().entity, key.id()) == null) {
        session.persist(key.newItem(name, tags));
      }
    }
  }

  record Rename(ItemKey key, String name) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(session, key, item -> item.name = name);
    }
  }

  record Renumber(ItemKey key, int number) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(session, key, item -> item.number = number);
    }
  }

  record AddTag(ItemKey key, String tag) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(session, key, item -> item.tags.add(tag));
    }
  }

  record RemoveTag(ItemKey key, String tag) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(session, key, item -> item.tags.remove(tag));
    }
  }

  /** Puts another set in the place of the one that Hibernate knows. */
  record ReplaceTags(ItemKey key, Set<String> tags) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(session, key, item -> item.tags = new HashSet<>(tags));
    }
  }

  record AddStop(ItemKey key, String stop) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(session, key, item -> item.stops.add(0, stop));
    }
  }

  record RemoveFirstStop(ItemKey key) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(
          session,
          key,
          item -> {
            if (!item.stops.isEmpty()) {
              item.stops.remove(0);
            }
          });
    }
  }

  /** Merges what came back from a client, say: another object with the same id. */
  record Merge(ItemKey key, String name, Set<String> tags) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(
          session,
          key,
          item -> {
            session.flush(); // so that the copy has the newest version
            Item copy = key.newItem(name, tags);
            if (copy instanceof Parcel parcel) {
              parcel.version = ((Parcel) item).version;
            }
            session.merge(copy);
          });
    }
  }

  record Remove(ItemKey key) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(session, key, session::remove);
    }
  }

  /**
   * Removes an object that the session has not loaded, with values that are not the stored ones.
   */
  record RemoveDetached(ItemKey key) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      with(
          session,
          key,
          item -> {
            session.flush();
            session.detach(item);
            item.name = "not what is stored";
            session.remove(item);
          });
    }
  }

  record Flush() implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      session.flush();
    }
  }

  record Clear() implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      session.clear();
    }
  }

  /** Renames past the session, which goes on with the old names of what it has loaded. */
  record BulkRename(ItemKey.Kind kind, int upTo, String name) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      session
          .createMutationQuery(
              "update " + kind.entityName() + " set name = :name where number <= :upTo")
          .setParameter("name", name)
          .setParameter("upTo", upTo)
          .executeUpdate();
    }
  }

  record BulkDelete(ItemKey.Kind kind, int upTo) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      session
          .createMutationQuery("delete from " + kind.entityName() + " where number <= :upTo")
          .setParameter("upTo", upTo)
          .executeUpdate();
      session.clear(); // it would find rows missing that it has loaded
    }
  }

  /** Sets a savepoint, does something, and rolls back to it. */
  record Undone(List<Step> steps) implements Step {
    @Override
    public void run(Session session, HibernateChanges changes) {
      session.doWork(
          connection -> {
            Savepoint savepoint = connection.setSavepoint();
            HibernateChanges.Mark mark = changes.mark(session);
            steps.forEach(step -> step.run(session, changes));
            connection.rollback(savepoint);
            changes.rollbackTo(session, mark);
          });
      session.clear(); // it believes in what was undone
    }
  }

  private static void with(Session session, ItemKey key, Consumer<Item> work) {
    Item item = session.find(key.kind().entity, key.id());
    if (item != null) {
      work.accept(item);
    }
  }
}
