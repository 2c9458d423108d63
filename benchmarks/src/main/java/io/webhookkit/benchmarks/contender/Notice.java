package io.webhookkit.benchmarks.contender;

import java.io.Serializable;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finished webhook, as a peer stores it: the same body as this kit sends.
 *
 * @param n the lead's number
 * @param target the endpoint
 * @param body the JSON
 */
public record Notice(long n, String target, String body) implements Serializable {

  private record Envelope(String type, Instant timestamp, Lead data, String subject) {}

  static Notice of(Lead lead) {
    Envelope envelope =
        new Envelope("bench." + lead.target(), Instant.now(), lead, Long.toString(lead.n()));
    return new Notice(lead.n(), lead.target(), JsonMapper.shared().writeValueAsString(envelope));
  }

  String id() {
    return "msg_" + n;
  }
}
