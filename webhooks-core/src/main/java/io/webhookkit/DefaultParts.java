package io.webhookkit;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.ForwardProxy;
import io.webhookkit.delivery.TlsProfile;
import io.webhookkit.delivery.httpclient5.HttpClient5Documents;
import io.webhookkit.delivery.httpclient5.HttpClient5Settings;
import io.webhookkit.delivery.httpclient5.HttpClient5Transport;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Format;
import io.webhookkit.payload.cloudevents.CloudEventsPayloadSerializer;
import io.webhookkit.payload.jackson.StandardPayloadSerializer;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The parts that need a library of their own, which is named if it is missing. */
final class DefaultParts {

  private static final String HTTP_CLIENT = "org.apache.httpcomponents.client5:httpclient5";
  private static final String CLOUDEVENTS = "io.cloudevents:cloudevents-core";
  private static final String JACKSON = "tools.jackson.core:jackson-databind";

  private DefaultParts() {}

  static PayloadSerializer serializer(PayloadSettings settings) {
    return settings.format() == Format.CLOUDEVENTS
        ? cloudEventsSerializer(settings.source())
        : standardSerializer();
  }

  private static PayloadSerializer standardSerializer() {
    try {
      return new StandardPayloadSerializer();
    } catch (NoClassDefFoundError e) {
      throw new MissingLibraryException(
          JACKSON, "The standard payload", "give a PayloadSerializer of your own", e);
    }
  }

  private static PayloadSerializer cloudEventsSerializer(URI source) {
    try {
      return new CloudEventsPayloadSerializer(source);
    } catch (NoClassDefFoundError e) {
      boolean sdk = String.valueOf(e.getMessage()).contains("cloudevents");
      throw new MissingLibraryException(
          sdk ? CLOUDEVENTS : JACKSON,
          "The payload in the format cloudevents",
          "set webhooks.payload.format to standard",
          e);
    }
  }

  static DeliveryTransport httpClient5(
      AddressGuard guard,
      Duration connectTimeout,
      Duration deadline,
      @Nullable ForwardProxy proxy,
      Collection<TlsProfile> profiles) {
    try {
      return new HttpClient5Transport(
          guard, HttpClient5Settings.of(connectTimeout, deadline, proxy), profiles);
    } catch (NoClassDefFoundError e) {
      throw new MissingLibraryException(
          HTTP_CLIENT, "The transport", "give a DeliveryTransport of your own", e);
    }
  }

  /** Makes the client with the first document: most senders publish none. */
  static SenderDocuments documents(
      AddressGuard guard,
      Duration connectTimeout,
      Duration deadline,
      @Nullable ForwardProxy proxy) {
    return address -> {
      try (HttpClient5Documents client =
          new HttpClient5Documents(
              guard, HttpClient5Settings.of(connectTimeout, deadline, proxy))) {
        return client.fetch(address);
      } catch (NoClassDefFoundError e) {
        throw new MissingLibraryException(
            HTTP_CLIENT, "Fetching a sender's keys", "receive from senders that publish none", e);
      }
    };
  }

  static MissingLibraryException withoutJackson(NoClassDefFoundError cause) {
    return new MissingLibraryException(
        JACKSON, "Receiving webhooks", "configure no sources", cause);
  }
}
