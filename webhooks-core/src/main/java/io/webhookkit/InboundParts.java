package io.webhookkit;

import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.inbound.InMemoryInbox;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.OwnTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the receiving half is made of. Not thread-safe. */
final class InboundParts {

  final List<InboundSource> sources = new ArrayList<>();
  final List<ConfiguredSource> configured = new ArrayList<>();
  InboundSettings settings = InboundSettings.DEFAULT;
  @Nullable Inbox inbox;
  @Nullable InboundTransaction transaction;
  @Nullable SenderDocuments documents;

  /**
   * Makes the receiving half.
   *
   * @param store the outbox, which an inbox lies beside unless there is one
   * @param dataSource the application's, if it has one
   * @param fetched what senders publish, unless the application has it from elsewhere
   */
  InboundWebhooks build(
      Outbox store,
      @Nullable DataSource dataSource,
      RetrySchedule retries,
      OriginScope origins,
      Clock clock,
      SenderDocuments fetched) {
    SenderDocuments published = documents != null ? documents : fetched;
    List<InboundSource> all = new ArrayList<>(sources);
    try {
      configured.forEach(source -> all.add(source.build(clock, published)));
    } catch (NoClassDefFoundError e) {
      throw DefaultParts.withoutJackson(e);
    }
    Inbox where = inbox != null ? inbox : beside(store, dataSource, clock, !all.isEmpty());
    return new InboundWebhooks(
        all,
        where,
        attempts -> retries.after(attempts, ThreadLocalRandom.current()),
        origins,
        settings);
  }

  private Inbox beside(
      Outbox store, @Nullable DataSource dataSource, Clock clock, boolean isNeeded) {
    InboundTransaction handling =
        transaction != null
            ? transaction
            : dataSource != null ? new OwnTransaction(dataSource) : InboundTransaction.NONE;
    if (store instanceof JdbcOutbox jdbc) {
      return jdbc.inbox(handling);
    }
    if (isNeeded && !(store instanceof InMemoryOutbox)) {
      throw new WebhookConfigurationException(
          "inbox", "", "give an Inbox, as there is an Outbox of your own");
    }
    return new InMemoryInbox(handling, clock);
  }
}
