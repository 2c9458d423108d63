package io.webhookkit.testkit.transport;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.httpclient5.HttpClient5Settings;
import io.webhookkit.delivery.httpclient5.HttpClient5Transport;
import io.webhookkit.testkit.contract.TransportContract;
import java.time.Duration;

class HttpClient5TransportTest extends TransportContract {

  @Override
  protected DeliveryTransport open(AddressGuard guard, Duration connectTimeout, Duration deadline) {
    return new HttpClient5Transport(guard, HttpClient5Settings.of(connectTimeout, deadline, null));
  }
}
