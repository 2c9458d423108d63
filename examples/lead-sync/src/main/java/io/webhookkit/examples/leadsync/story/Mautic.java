package io.webhookkit.examples.leadsync.story;

import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.testkit.sender.SignedRequest;

/**
 * Speaks as Mautic does: many events in one request, grouped by type, the body signed and nothing
 * else, and no id by which a repeat could be told.
 */
record Mautic(String url, String secret) {

  /** Tells of a contact's points, and that it wants no more email; or that its address bounced. */
  int tell(long contact, String email, int points, String status) {
    String who =
        "{\"id\":%d,\"points\":%d,\"fields\":{\"core\":{\"email\":{\"value\":\"%s\"}}}}"
            .formatted(contact, points, email);
    String body =
        ("{\"mautic.lead_points_change\":[{\"contact\":%s,"
                + "\"points\":{\"old_points\":0,\"new_points\":%d},"
                + "\"timestamp\":\"2026-11-24T10:12:13+00:00\"}],"
                + "\"mautic.lead_channel_subscription_changed\":[{\"contact\":%s,"
                + "\"channel\":\"email\",\"old_status\":\"contactable\",\"new_status\":\"%s\","
                + "\"timestamp\":\"2026-11-24T10:12:14+00:00\"}]}")
            .formatted(who, points, who, status);
    return SignedRequest.signedAs(SourceKind.MAUTIC, secret).body(body).postTo(url).status();
  }
}
