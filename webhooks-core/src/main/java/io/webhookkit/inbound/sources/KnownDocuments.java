package io.webhookkit.inbound.sources;

import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.SenderDocuments;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Documents that were fetched, for an hour each: a sender's keys rarely change, and each request
 * asks for them. Requests that nobody has verified yet cause fetches, so few go on at once, one
 * that has failed is not repeated for a minute, and few documents are kept. Thread-safe; who asks
 * for what is known does not wait for those who fetch.
 */
final class KnownDocuments {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);
  private static final int MOST = 16;
  private static final int FETCHES = 2;

  private final SenderDocuments documents;
  private final Clock clock;
  private final Semaphore fetches = new Semaphore(FETCHES);
  private final Map<URI, Known> known = new LinkedHashMap<>();

  KnownDocuments(SenderDocuments documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * What became of the last fetch.
   *
   * @param answered whether the sender has ever answered
   * @param content what it answered last; empty if that it has none
   * @param until when it is fetched again
   */
  private record Known(
      boolean answered, Optional<byte[]> content, Instant fetched, Instant until) {}

  /** Returns a document that is at most an hour old. */
  Optional<byte[]> get(URI address) {
    return get(address, KEPT);
  }

  /**
   * Returns a document; empty if the sender has none there.
   *
   * @param maxAge how old it may be, unless it can't be fetched; nothing is kept for more than an
   *     hour
   * @throws RejectedRequestException if it can't be had now, and never was
   */
  Optional<byte[]> get(URI address, Duration maxAge) {
    Instant now = clock.instant();
    Known before = find(address);
    if (before != null && now.isBefore(before.until()) && isYoung(before, now, maxAge)) {
      return contentOf(before);
    }
    if (!fetches.tryAcquire()) {
      return contentOf(before);
    }
    try {
      Known fetched = fetch(address, before, now);
      keep(address, fetched);
      return contentOf(fetched);
    } finally {
      fetches.release();
    }
  }

  private static boolean isYoung(Known document, Instant now, Duration maxAge) {
    return now.isBefore(document.fetched().plus(maxAge));
  }

  private static Optional<byte[]> contentOf(@Nullable Known document) {
    if (document == null || !document.answered()) {
      throw RejectedRequestException.notNow("the sender's keys can't be fetched now");
    }
    return document.content();
  }

  private Known fetch(URI address, @Nullable Known before, Instant now) {
    try {
      Optional<byte[]> content = documents.fetch(address);
      return new Known(true, content, now, now.plus(content.isPresent() ? KEPT : FAILURE_KEPT));
    } catch (IOException e) {
      Instant again = now.plus(FAILURE_KEPT);
      return before == null
          ? new Known(false, Optional.empty(), now, again)
          : new Known(before.answered(), before.content(), now, again);
    }
  }

  private synchronized @Nullable Known find(URI address) {
    return known.get(address);
  }

  private synchronized void keep(URI address, Known document) {
    known.remove(address);
    known.put(address, document);
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
