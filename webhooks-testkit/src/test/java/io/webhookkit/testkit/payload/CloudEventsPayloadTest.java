package io.webhookkit.testkit.payload;

import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.cloudevents.CloudEventsPayloadSerializer;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.PayloadSerializerContract;
import java.net.URI;

@ContractOf("CloudEvents")
class CloudEventsPayloadTest extends PayloadSerializerContract {

  private final PayloadSerializer serializer =
      new CloudEventsPayloadSerializer(URI.create("/shop"));

  @Override
  protected PayloadSerializer serializer() {
    return serializer;
  }

  @Override
  protected Received read(byte[] body) {
    return CloudEventBody.read(body);
  }
}
