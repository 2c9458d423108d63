package io.webhookkit.testkit.capture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiConsumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * Transactions of every kind with accounts that hide a marker. Each has it made anew, and leaves
 * neither it nor its accounts behind.
 */
record AccountWork(SessionFactory sessions, Marker hidden) {

  void doAll() {
    insert(1);
    insert(2);
    committed(this::update);
    committed(this::replaceCollections);
    committed(this::mergeDetached);
    committed(this::removeDetached);
    insert(2);
    committed((session, text) -> session.remove(session.find(Account.class, 2)));
    committed(this::updateInBulk);
    committed(this::deleteInBulk);
    insert(1);
    rollBack();
    failToFlush();
    storeWithoutASession();
  }

  /** Stores an account in a transaction of its own. */
  void insert(long id) {
    committed((session, text) -> session.persist(account(id, text)));
  }

  private void committed(BiConsumer<Session, String> work) {
    sessions.inTransaction(session -> work.accept(session, hidden.text()));
  }

  private static Account account(long id, String text) {
    return new Account(id, id + "@example.org", text);
  }

  private void update(Session session, String text) {
    Account account = session.find(Account.class, 1);
    account.email = "new@example.org";
    account.hide(text + " once more");
  }

  private void replaceCollections(Session session, String text) {
    Account account = session.find(Account.class, 1);
    account.words.clear();
    account.contacts.removeIf(contact -> true);
    account.contacts.add(new Account.Contact(text + " at a new number"));
    session.flush();
    account.words.add(text);
  }

  private void mergeDetached(Session session, String text) {
    Account account = account(1, text);
    account.email = "merged@example.org";
    session.merge(account);
  }

  private void removeDetached(Session session, String text) {
    session.remove(account(2, text));
  }

  private void updateInBulk(Session session, String text) {
    session
        .createMutationQuery(
            "update Account set word = :new, email = 'bulk@example.org' where word = :old")
        .setParameter("new", text + " in bulk")
        .setParameter("old", text)
        .executeUpdate();
  }

  private void deleteInBulk(Session session, String text) {
    session
        .createMutationQuery("delete from Account where word in :words")
        .setParameter("words", List.of(text, text + " in bulk"))
        .executeUpdate();
  }

  private void rollBack() {
    try (Session session = sessions.openSession()) {
      session.beginTransaction();
      session.persist(account(3, hidden.text()));
      session.find(Account.class, 1).hide(hidden.text() + " in vain");
      session.flush();
      session.getTransaction().rollback();
    }
  }

  /** Closes a session whose transaction never ends. */
  void abandon() {
    try (Session session = sessions.openSession()) {
      session.beginTransaction();
      session.persist(account(3, hidden.text()));
      session.flush();
    }
  }

  private void failToFlush() {
    assertThatThrownBy(
            () ->
                committed(
                    (session, text) -> {
                      session.persist(account(3, text));
                      session.persist(new Account(4, "3@example.org", text));
                    }))
        .isInstanceOf(RuntimeException.class);
  }

  private void storeWithoutASession() {
    sessions.inStatelessTransaction(
        session -> {
          session.insert(account(5, hidden.text()));
          session.update(account(5, hidden.text() + " without a session"));
          session.delete(account(5, hidden.text()));
        });
  }
}
