package io.webhookkit;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.ForwardProxy;
import io.webhookkit.delivery.TlsProfile;
import io.webhookkit.inbound.SenderDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How requests leave, and where they may go. Not thread-safe. */
final class TransportParts {

  final List<String> trustedHosts = new ArrayList<>();
  List<String> nat64Prefixes = List.of();
  @Nullable DeliveryTransport transport;
  Duration connectTimeout = Duration.ofSeconds(5);
  Duration deadline = Duration.ofSeconds(15);
  @Nullable ForwardProxy proxy;

  AddressGuard guard() {
    return new AddressGuard(trustedHosts, nat64Prefixes);
  }

  DeliveryTransport open(AddressGuard guard, Collection<TlsProfile> profiles) {
    return transport != null
        ? transport
        : DefaultParts.httpClient5(guard, connectTimeout, deadline, proxy, profiles);
  }

  /** Returns what fetches the documents of senders, in the same way as deliveries go. */
  SenderDocuments documents(AddressGuard guard) {
    return DefaultParts.documents(guard, connectTimeout, deadline, proxy);
  }
}
