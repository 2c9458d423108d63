package io.webhookkit.inbound.convergence;

import io.webhookkit.inbound.Purgeable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where it is kept which things are the same, and what was done about them. Every method but {@link
 * #conflicts} is called in a transaction of the application, and takes part in it. Thread-safe.
 */
public interface LinkStore extends Purgeable {

  /** Returns the link of a thing there. Locks it, so that its versions are merged one by one. */
  Optional<Link> ofExternal(String source, String type, String externalId);

  /** Returns the link of a thing here. */
  Optional<Link> ofLocal(String source, String type, String localId);

  /** Stores a link, new or not. */
  void save(Link link);

  /** Forgets a link; nothing happens if there is none. */
  void delete(Link link);

  /**
   * Keeps fingerprints of what is about to be sent.
   *
   * @param transaction the connection of the transaction that has changed it
   */
  void sent(Connection transaction, List<SentValue> values) throws SQLException;

  /** Returns how many things of a type are linked with those of a source. */
  long count(String source, String type);

  /** Tells whether a value of an attribute was sent of late, at whatever time. */
  boolean wasSent(SentValue value);

  /** Returns when an attribute was last sent of late; empty if it was not. */
  Optional<Instant> lastSent(String type, String localId, String attribute);

  /**
   * Forgets what was sent of attributes, because both systems have had the same since.
   *
   * @param upTo what was changed until then; null for all. What has been changed after it is
   *     another change, made while this one was looked at
   */
  void forgetSent(String type, String localId, Set<String> attributes, @Nullable Instant upTo);

  /** Keeps a conflict, and how it was ended. */
  void log(ResolvedConflict conflict);

  /** Returns the last conflicts of a source, newest first. */
  List<ResolvedConflict> conflicts(String source, int most);

  /**
   * A value that was sent.
   *
   * @param type what it is an attribute of
   * @param localId the id of that here
   * @param attribute its name here
   * @param fingerprint a hash of its JSON
   * @param at when it was changed, as the event tells it
   */
  record SentValue(String type, String localId, String attribute, String fingerprint, Instant at) {}
}
