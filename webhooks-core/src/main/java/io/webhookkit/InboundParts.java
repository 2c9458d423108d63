package io.webhookkit;

import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.inbound.InMemoryInbox;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.convergence.Agreement;
import io.webhookkit.inbound.convergence.ConflictListener;
import io.webhookkit.inbound.convergence.InMemoryLinks;
import io.webhookkit.inbound.convergence.LinkStore;
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
  private @Nullable LinkStore links;
  @Nullable InboundTransaction transaction;
  @Nullable SenderDocuments documents;
  final List<Agreement> agreements = new ArrayList<>();
  final List<ConflictListener> conflictListeners = new ArrayList<>();

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
        List.of(links(store, dataSource, clock)),
        origins,
        settings);
  }

  /** Returns where the links are, the same at each call. */
  LinkStore links(Outbox store, @Nullable DataSource dataSource, Clock clock) {
    LinkStore known = links;
    if (known == null) {
      known =
          store instanceof JdbcOutbox jdbc
              ? jdbc.links(handling(dataSource))
              : new InMemoryLinks(clock);
      links = known;
    }
    return known;
  }

  /** Returns the transactions in which handlers run. */
  InboundTransaction handling(@Nullable DataSource dataSource) {
    InboundTransaction known = transaction;
    if (known == null) {
      known = dataSource != null ? new OwnTransaction(dataSource) : InboundTransaction.NONE;
      transaction = known;
    }
    return known;
  }

  private Inbox beside(
      Outbox store, @Nullable DataSource dataSource, Clock clock, boolean isNeeded) {
    if (store instanceof JdbcOutbox jdbc) {
      return jdbc.inbox(handling(dataSource));
    }
    if (isNeeded && !(store instanceof InMemoryOutbox)) {
      throw new WebhookConfigurationException(
          "inbox", "", "give an Inbox, as there is an Outbox of your own");
    }
    return new InMemoryInbox(handling(dataSource), clock);
  }
}
