package io.webhookkit.testkit.capture;

import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;

/** One thing that an application does in a transaction of a session without a memory. */
sealed interface StatelessStep {

  void run(StatelessSession session);

  record Insert(ItemKey key, String name, Set<String> tags) implements StatelessStep {
    @Override
    public void run(StatelessSession session) {
      if (session.get(key.kind().entity, key.id()) == null) {
        session.insert(key.newItem(name, tags));
      }
    }
  }

  record Update(ItemKey key, String name, Set<String> tags) implements StatelessStep {
    @Override
    public void run(StatelessSession session) {
      withCopy(session, key, name, tags, session::update);
    }
  }

  record Delete(ItemKey key) implements StatelessStep {
    @Override
    public void run(StatelessSession session) {
      withCopy(session, key, "not what is stored", Set.of(), session::delete);
    }
  }

  private static void withCopy(
      StatelessSession session, ItemKey key, String name, Set<String> tags, Consumer<Item> work) {
    Item stored = session.get(key.kind().entity, key.id());
    if (stored == null) {
      return;
    }
    Item copy = key.newItem(name, tags);
    if (copy instanceof Parcel parcel) {
      parcel.version = ((Parcel) stored).version;
    }
    work.accept(copy);
  }
}
