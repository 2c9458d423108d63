package io.webhookkit.testkit.broken;

import io.webhookkit.inbound.convergence.Link;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.inbound.convergence.ResolvedConflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does what a good store does, until a subclass does something else. */
abstract class ForwardingLinks implements LinkStore {

  private final LinkStore good;

  ForwardingLinks(LinkStore good) {
    this.good = good;
  }

  @Override
  public Optional<Link> ofExternal(String source, String type, String externalId) {
    return good.ofExternal(source, type, externalId);
  }

  @Override
  public Optional<Link> ofLocal(String source, String type, String localId) {
    return good.ofLocal(source, type, localId);
  }

  @Override
  public void save(Link link) {
    good.save(link);
  }

  @Override
  public void delete(Link link) {
    good.delete(link);
  }

  @Override
  public void sent(Connection transaction, List<SentValue> values) throws SQLException {
    good.sent(transaction, values);
  }

  @Override
  public long count(String source, String type) {
    return good.count(source, type);
  }

  @Override
  public boolean wasSent(SentValue value) {
    return good.wasSent(value);
  }

  @Override
  public Optional<Instant> lastSent(String type, String localId, String attribute) {
    return good.lastSent(type, localId, attribute);
  }

  @Override
  public void forgetSent(String type, String localId, Set<String> attributes, Instant upTo) {
    good.forgetSent(type, localId, attributes, upTo);
  }

  @Override
  public void log(ResolvedConflict conflict) {
    good.log(conflict);
  }

  @Override
  public List<ResolvedConflict> conflicts(String source, int most) {
    return good.conflicts(source, most);
  }

  @Override
  public long purge(Duration age) {
    return good.purge(age);
  }
}
