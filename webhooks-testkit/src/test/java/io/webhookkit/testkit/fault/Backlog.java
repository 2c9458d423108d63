package io.webhookkit.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.endpoint.LoopbackConnection;
import io.webhookkit.testkit.endpoint.LoopbackRequest;
import io.webhookkit.testkit.endpoint.LoopbackServer;
import java.io.IOException;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * More events than a process has memory for, and the endpoint that they are for. It notes what it
 * gets and keeps none of it, for it may be millions. Thread-safe.
 */
final class Backlog implements AutoCloseable {

  /** What all payloads weigh at least. */
  static final int BYTES = 80 * 1024 * 1024;

  /** What each of very many weighs. */
  private static final int USUAL = 500;

  private static final int SUBJECTS = 100;
  private static final Pattern ID = Pattern.compile("msg_(\\d+)_(\\d+)");

  private final int versions;
  private final String rest;
  private final BitSet taken = new BitSet();
  private final int[] latest = new int[SUBJECTS + 1];
  private final LoopbackServer server = LoopbackServer.start(0, this::handle);
  private int undone;
  private int doubled;
  private int inverted;
  private int repeated;

  /** Has so many events, or a few less. */
  Backlog(int size) {
    versions = size / SUBJECTS;
    rest = "x".repeat(Math.max(USUAL, BYTES / size));
  }

  String url() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  /** Fills the outbox of a PostgreSQL database, which makes up the payloads itself. */
  void fill(DataSource database) {
    Databases.execute(
        database,
        """
        insert into webhook_outbox (uid, type, subject, order_key, content_type, payload,
          sequence_offset, created_at, state, lease_until, lease_token)
        select 'msg_' || s || '_' || v, 'shipment.updated', s, s, 'application/json',
          convert_to(body || '}', 'UTF8'), length(body), clock_timestamp(), 'OPEN',
          clock_timestamp(), 0
        from generate_series(1, %d) v, generate_series(1, %d) s, lateral (select '%s' body) bodies
        order by v, s
        """
            .formatted(versions, SUBJECTS, body("' || s || '", "' || v || '")));
  }

  /** Returns all but the sequence and what ends the object. */
  private String body(String subject, String version) {
    return """
        {"type":"shipment.updated","data":{"version":%s,"fate":"%s","rest":"%s"},"subject":"%s",\
        "sequence":\
        """
        .formatted(version, Shipment.PRIVATE, rest, subject);
  }

  private void handle(LoopbackRequest request, LoopbackConnection connection) throws IOException {
    note(request.headers().getOrDefault("webhook-id", ""), new String(request.body(), UTF_8));
    Sink.Reply.of(200).writing().on(connection);
  }

  private synchronized void note(String id, String body) {
    Matcher known = ID.matcher(id);
    if (!known.matches()) {
      undone++;
      return;
    }
    int subject = Integer.parseInt(known.group(1));
    int version = Integer.parseInt(known.group(2));
    doubled += body.startsWith(body(known.group(1), known.group(2))) ? 0 : 1;
    int number = subject * (versions + 1) + version;
    if (taken.get(number)) {
      repeated++;
      return;
    }
    taken.set(number);
    inverted += version == latest[subject] + 1 ? 0 : 1;
    latest[subject] = version;
  }

  /** Returns what has become of it so far. */
  synchronized Account account() {
    int size = SUBJECTS * versions;
    return new Account(size, size - taken.cardinality(), undone, doubled, inverted, repeated);
  }

  @Override
  public void close() {
    server.close();
  }
}
