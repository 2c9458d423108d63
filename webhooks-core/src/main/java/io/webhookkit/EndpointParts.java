package io.webhookkit;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.TlsProfile;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.endpoint.JoinedEndpoints;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import io.webhookkit.outbox.jdbc.StoredEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the endpoints come from. Not thread-safe. */
final class EndpointParts {

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  final List<Endpoint> endpoints = new ArrayList<>();
  final List<TlsProfile> profiles = new ArrayList<>();
  @Nullable EndpointRepository repository;
  @Nullable SecretCipher cipher;
  Duration refreshInterval = JdbcEndpoints.DEFAULT_REFRESH_INTERVAL;

  /** Returns the endpoints that do not come from the database, each with a good address. */
  EndpointRepository configured(AddressGuard guard) {
    if (repository != null && cipher != null) {
      throw new WebhookConfigurationException(
          "endpoint-store.type",
          "jdbc",
          "leave it out, or your own EndpointRepository: that one has all endpoints");
    }
    EndpointRepository configured =
        repository != null ? repository : new InMemoryEndpoints(endpoints);
    configured.enabled().forEach(endpoint -> requireGoodAddress(endpoint, guard));
    configured.enabled().forEach(this::requireKnownProfile);
    return configured;
  }

  private static void requireGoodAddress(Endpoint endpoint, AddressGuard guard) {
    try {
      guard.check(endpoint.url());
    } catch (WebhookConfigurationException e) {
      throw e.within("endpoints." + endpoint.name());
    }
  }

  /**
   * Adds the endpoints of the database, if they are wanted. They were judged when they were saved,
   * and their addresses are at each connect: a row must not keep the application from starting.
   *
   * @param sources the names of those who send webhooks
   */
  Receivers with(
      EndpointRepository configured, AddressGuard guard, List<String> sources, Storage storage) {
    configured.enabled().forEach(endpoint -> requireKnownSource(endpoint, sources));
    if (cipher == null) {
      return new Receivers(configured, configured, null);
    }
    JdbcEndpoints stored =
        storage.endpoints(
            cipher,
            refreshInterval,
            endpoint -> {
              requireGoodAddress(endpoint, guard);
              requireKnownSource(endpoint, sources);
              requireKnownProfile(endpoint);
              requireNameOfItsOwn(endpoint, configured);
            });
    stored.all().forEach(each -> warnIfHidden(each, configured));
    return new Receivers(new JoinedEndpoints(configured, stored), configured, stored);
  }

  private static void requireKnownSource(Endpoint endpoint, List<String> sources) {
    String source = endpoint.source();
    if (source != null && !sources.contains(source)) {
      throw new WebhookConfigurationException(
          "endpoints." + endpoint.name() + ".source",
          source,
          "name one of the configured sources: " + sources);
    }
  }

  private void requireKnownProfile(Endpoint endpoint) {
    List<String> names = profiles.stream().map(TlsProfile::name).toList();
    String profile = endpoint.tls();
    if (profile != null && !names.contains(profile)) {
      throw new WebhookConfigurationException(
          "endpoints." + endpoint.name() + ".tls",
          profile,
          "name one of the configured TLS profiles: " + names);
    }
  }

  private static void requireNameOfItsOwn(Endpoint endpoint, EndpointRepository configured) {
    if (isIn(configured, endpoint.name())) {
      throw new WebhookConfigurationException(
          "endpoints",
          endpoint.name(),
          "take it out of the settings before, or give it another name");
    }
  }

  private static void warnIfHidden(StoredEndpoint stored, EndpointRepository configured) {
    String name = stored.endpoint().name();
    if (isIn(configured, name)) {
      LOG.warn("Endpoint {} is in the settings, which count, and in the database as well", name);
    }
  }

  private static boolean isIn(EndpointRepository configured, String name) {
    return configured.find(name).isPresent() || configured.isDisabled(name);
  }
}
