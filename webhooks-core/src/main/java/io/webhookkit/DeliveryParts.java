package io.webhookkit;

import io.webhookkit.delivery.DeliveryBacklog;
import io.webhookkit.delivery.DeliveryLog;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.Dispatcher;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.EndpointRepository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** When events are delivered, and who is told of it. Not thread-safe. */
final class DeliveryParts {

  final List<WebhookListener> listeners = new ArrayList<>(List.of(new DeliveryLog()));
  DeliveryObserver observer = DeliveryObserver.NONE;
  RetrySchedule retries = RetrySchedule.DEFAULT;
  DispatcherSettings settings = DispatcherSettings.DEFAULT;

  Dispatcher dispatcher(
      DeliveryBacklog backlog,
      EndpointRepository endpoints,
      DeliveryTransport transport,
      Clock clock) {
    return new Dispatcher(
        backlog, endpoints, transport, retries, listeners, observer, clock, settings);
  }
}
