package io.webhookkit;

import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.convergence.Agreement;
import io.webhookkit.inbound.convergence.ConflictListener;
import io.webhookkit.inbound.convergence.Convergence;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.inbound.convergence.SentValues;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.outbox.EventObserver;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What the receiving half is made of. Not thread-safe. */
final class InboundParts {

  final List<InboundSource> sources = new ArrayList<>();
  final List<ConfiguredSource> configured = new ArrayList<>();
  InboundSettings settings = InboundSettings.DEFAULT;
  @Nullable Inbox inbox;
  @Nullable InboundTransaction transaction;
  @Nullable SenderDocuments documents;
  final List<Agreement> agreements = new ArrayList<>();
  final List<ConflictListener> conflictListeners = new ArrayList<>();

  /** Returns the transactions in which handlers run. */
  InboundTransaction handling(Storage storage) {
    return transaction != null ? transaction : storage.transactions();
  }

  /**
   * Makes the receiving half.
   *
   * @param storage where the inbox is, unless the application has another
   * @param handling the transactions in which handlers run
   * @param fetched what senders publish, unless the application has it from elsewhere
   */
  InboundWebhooks build(
      Storage storage,
      InboundTransaction handling,
      LinkStore links,
      RetrySchedule retries,
      OriginScope origins,
      Clock clock,
      SenderDocuments fetched) {
    List<InboundSource> all = all(documents != null ? documents : fetched, clock);
    return new InboundWebhooks(
        all,
        inbox != null ? inbox : storage.inbox(handling, clock, !all.isEmpty()),
        attempts -> retries.after(attempts, ThreadLocalRandom.current()),
        List.of(links),
        origins,
        settings);
  }

  private List<InboundSource> all(SenderDocuments published, Clock clock) {
    List<InboundSource> all = new ArrayList<>(sources);
    try {
      configured.forEach(source -> all.add(source.build(clock, published)));
    } catch (NoClassDefFoundError e) {
      throw DefaultParts.withoutJackson(e);
    }
    return all;
  }

  /** Returns what notes the values that are sent: nothing does where nothing is agreed on. */
  EventObserver sentValues(LinkStore links) {
    return agreements.isEmpty() ? EventObserver.NONE : new SentValues(agreements, links)::note;
  }

  Convergence convergence(
      LinkStore links,
      Convergence.Publisher publisher,
      InboundTransaction handling,
      OriginScope origins,
      Clock clock) {
    return new Convergence(
        agreements, links, conflictListeners, publisher, handling, origins, clock);
  }
}
