package io.webhookkit.testkit;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What one thread asks its database for, call by call. */
public final class StatementLog {

  private final Thread watched = Thread.currentThread();
  private final List<Call> calls = new ArrayList<>();

  /** A call of a method of a connection or statement, and the SQL that it is about. */
  public record Call(String method, String sql) {

    /** Tells whether the database has to answer it. */
    public boolean isRoundTrip() {
      return method.startsWith("execute") || method.equals("commit");
    }
  }

  /** Returns the database with its calls recorded. */
  public DataSource watching(DataSource database) {
    return StatementCalls.watching(database, this::note);
  }

  private void note(String method, String sql) {
    if (Thread.currentThread() == watched) {
      calls.add(new Call(method, sql));
    }
  }

  /** Returns the calls of some work. */
  public List<Call> during(Runnable work) {
    calls.clear();
    work.run();
    return List.copyOf(calls);
  }
}
