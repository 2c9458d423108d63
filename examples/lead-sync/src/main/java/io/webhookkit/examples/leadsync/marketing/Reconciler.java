package io.webhookkit.examples.leadsync.marketing;

import io.webhookkit.Webhooks;
import io.webhookkit.examples.leadsync.common.Row;
import io.webhookkit.inbound.convergence.Drift;
import io.webhookkit.inbound.convergence.Peer;
import io.webhookkit.inbound.convergence.Reconciliation;
import io.webhookkit.inbound.convergence.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Compares all contacts with the website's leads, when somebody asks for it. */
@RestController
class Reconciler implements Peer {

  private final RestClient website;
  private final Reconciliation reconciliation;

  Reconciler(@Value("${lead-sync.peer}") String website, Webhooks webhooks, WebsiteHooks hooks) {
    this.website = RestClient.create(website);
    this.reconciliation =
        webhooks
            .convergence()
            .reconciliation(WebsiteHooks.WEBSITE, WebsiteHooks.CONTACT, this, hooks);
  }

  @PostMapping("/reconcile")
  Drift reconcile() throws Exception {
    return reconciliation.run();
  }

  @Override
  public Page read(@Nullable String cursor) {
    Row[] rows =
        website
            .get()
            .uri("/leads/page?after=" + (cursor == null ? "0" : cursor))
            .retrieve()
            .body(Row[].class);
    List<Thing> things =
        Arrays.stream(rows == null ? new Row[0] : rows).map(Reconciler::thing).toList();
    return new Page(things, things.isEmpty() ? null : things.get(things.size() - 1).externalId());
  }

  private static Thing thing(Row row) {
    Map<String, Object> values =
        Map.of(
            "name", row.name(),
            "email", row.email(),
            "bounced", row.bounced(),
            "unsubscribed", row.unsubscribed(),
            "points", row.points());
    return new Thing(Long.toString(row.id()), Version.read(values, row.changedAt()));
  }
}
