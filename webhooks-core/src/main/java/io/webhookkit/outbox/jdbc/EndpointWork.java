package io.webhookkit.outbox.jdbc;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.SenderSecret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is done to endpoints in the database, each in a transaction of its own. */
final class EndpointWork {

  private final ShortTransaction transactions;
  private final EndpointTable endpoints;
  private final EndpointSecretTable secrets;
  private final EndpointSeal seal;

  EndpointWork(ShortTransaction transactions, Dialect dialect, EndpointSeal seal) {
    this.transactions = transactions;
    this.endpoints = new EndpointTable(dialect);
    this.secrets = new EndpointSecretTable(dialect);
    this.seal = seal;
  }

  /** Returns all rows, and deletes the secrets whose time is over. */
  List<EndpointRow> all() {
    List<EndpointRow> rows = transactions.read("read the endpoints", endpoints::all);
    if (rows.stream().flatMap(row -> row.secrets().stream()).anyMatch(SecretRow::isOver)) {
      transactions.run("drop secrets that were rotated", secrets::deleteOver);
    }
    return rows;
  }

  void save(Endpoint endpoint) {
    transactions.runOrAgain(
        "save an endpoint",
        connection -> {
          Optional<EndpointRow> before = endpoints.lock(connection, endpoint.name());
          if (before.isEmpty()) {
            endpoints.insert(connection, seal.seal(endpoint, EndpointState.ENABLED, null));
          } else {
            endpoints.update(connection, sealedLike(before.get(), endpoint));
          }
          saveSecrets(connection, endpoint, before.map(EndpointRow::secrets).orElse(List.of()));
        });
  }

  private EndpointRow sealedLike(EndpointRow before, Endpoint endpoint) {
    return before.isRemoved()
        ? seal.seal(endpoint, EndpointState.ENABLED, null)
        : seal.seal(endpoint, before.state(), before.reason());
  }

  /** Leaves those as they are that stay: one of them may end. */
  private void saveSecrets(Connection connection, Endpoint endpoint, List<SecretRow> before)
      throws SQLException {
    String name = endpoint.name();
    List<SenderSecret> added = new ArrayList<>(endpoint.secrets());
    boolean endless = false;
    for (SecretRow row : before) {
      if (!row.isOver() && isTaken(row, name, added)) {
        endless |= row.isEndless();
      } else {
        secrets.delete(connection, name, row.place());
      }
    }
    int place = firstPlace(before) - added.size();
    for (SenderSecret secret : added) {
      secrets.insert(connection, name, place++, seal.seal(secret, name));
    }
    if (added.isEmpty() && !endless) {
      secrets.keep(connection, name);
    }
  }

  /** What can't be read is replaced: that is how it is mended. */
  private boolean isTaken(SecretRow row, String endpoint, List<SenderSecret> wanted) {
    try {
      return wanted.remove(seal.open(row, endpoint));
    } catch (WebhookConfigurationException unreadable) {
      return false;
    }
  }

  private static int firstPlace(List<SecretRow> rows) {
    return rows.isEmpty() ? 0 : rows.get(0).place();
  }

  boolean remove(String name) {
    return transactions.call(
        "remove an endpoint",
        connection -> {
          boolean isHere =
              endpoints.lock(connection, name).filter(row -> !row.isRemoved()).isPresent();
          if (isHere) {
            endpoints.update(connection, EndpointRow.removed(name));
            secrets.delete(connection, name);
          }
          return isHere;
        });
  }

  void enable(String name) {
    transactions.run(
        "enable an endpoint",
        connection -> {
          require(connection, name);
          endpoints.mark(connection, name, EndpointState.DISABLED, EndpointState.ENABLED, null);
        });
  }

  void disable(String name, Disabling disabling) {
    transactions.run(
        "disable an endpoint",
        connection -> {
          Optional<EndpointRow> row = endpoints.lock(connection, name);
          if (row.filter(each -> isConcerned(each, disabling)).isPresent()) {
            endpoints.mark(
                connection,
                name,
                EndpointState.ENABLED,
                EndpointState.DISABLED,
                disabling.reason());
          }
        });
  }

  /** The address itself tells, for what is saved again is encrypted to another text. */
  private boolean isConcerned(EndpointRow row, Disabling disabling) {
    try {
      return disabling.at() == null || (!row.isRemoved() && disabling.concerns(seal.open(row)));
    } catch (WebhookConfigurationException unreadable) {
      return false;
    }
  }

  /** Adds a secret; those of its kind that have no end get one. */
  void rotate(String name, SenderSecret fresh, Duration overlap) {
    transactions.run(
        "rotate a secret",
        connection -> {
          List<SecretRow> rows = require(connection, name).secrets();
          for (SecretRow row : rows) {
            if (row.isEndless() && seal.open(row, name).getClass() == fresh.getClass()) {
              secrets.end(connection, name, row.place(), overlap);
            }
          }
          secrets.insert(connection, name, firstPlace(rows) - 1, seal.seal(fresh, name));
        });
  }

  private EndpointRow require(Connection connection, String name) throws SQLException {
    return endpoints
        .lock(connection, name)
        .filter(row -> !row.isRemoved())
        .orElseThrow(
            () ->
                new WebhookConfigurationException(
                    "endpoint", name, "name one of the endpoints in the database"));
  }

  /** Returns how many were not under the primary key. */
  long reencrypt() {
    List<String> old =
        transactions.read("read the endpoints", endpoints::all).stream()
            .filter(this::isUnderAnOldKey)
            .map(EndpointRow::name)
            .toList();
    return old.stream().filter(this::reencrypt).count();
  }

  private boolean isUnderAnOldKey(EndpointRow row) {
    return !row.isRemoved() && !seal.isCurrent(row);
  }

  private boolean reencrypt(String name) {
    return transactions.call(
        "encrypt an endpoint anew",
        connection -> {
          Optional<EndpointRow> old =
              endpoints.lock(connection, name).filter(this::isUnderAnOldKey);
          if (old.isPresent()) {
            endpoints.update(connection, seal.renewed(old.get()));
            for (SecretRow row : old.get().secrets()) {
              secrets.replace(connection, name, row.place(), seal.renewed(row, name));
            }
          }
          return old.isPresent();
        });
  }
}
