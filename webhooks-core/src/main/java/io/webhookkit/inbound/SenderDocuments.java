package io.webhookkit.inbound;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Fetches what a sender publishes about its keys. Implementations are thread-safe, bound time and
 * size, follow no redirect, and connect to public addresses only.
 */
@FunctionalInterface
public interface SenderDocuments {

  /**
   * Fetches a document.
   *
   * @return its content; empty if there is no such document, which asking again would not change
   * @throws IOException if it can't be had now
   */
  Optional<byte[]> fetch(URI address) throws IOException;
}
