package io.webhookkit.benchmarks.commit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Inserts into the outbox what capture would, with nothing to find out, build or serialize. */
final class RowsByHand {

  private static final String INSERT =
      """
      insert into webhook_outbox (uid, type, subject, content_type, payload, sequence_offset,
        created_at, state, lease_owner, lease_until, lease_token)
      values (?, 'contact.created', ?, 'application/json', ?, 245, current_timestamp, 'OPEN',
        'benchmark', current_timestamp + interval '60' second, 1)
      """;
  private static final byte[] PAYLOAD =
      """
      {"type":"contact.created","timestamp":"2026-11-01T12:34:56.789Z","data":{"id":1234567,\
      "bounced":false,"company":"Analytical Engines, Ltd.","email":"ada-1234567@example.org",\
      "name":"Ada Lovelace","score":67,"since":"2023-11-14T22:13:20Z"},"subject":"1234567",\
      "sequence":}"""
          .getBytes(StandardCharsets.UTF_8);

  private RowsByHand() {}

  static void insert(Connection connection, int rows, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < rows; i++) {
        statement.setString(1, "msg_0123456789abcdef" + (id + i));
        statement.setString(2, Long.toString(id + i));
        statement.setBytes(3, PAYLOAD);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
