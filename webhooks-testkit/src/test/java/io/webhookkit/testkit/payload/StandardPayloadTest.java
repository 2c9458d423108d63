package io.webhookkit.testkit.payload;

import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.jackson.StandardPayloadSerializer;
import io.webhookkit.testkit.contract.ContractOf;
import io.webhookkit.testkit.contract.PayloadSerializerContract;

@ContractOf("standard payload")
class StandardPayloadTest extends PayloadSerializerContract {

  private final PayloadSerializer serializer = new StandardPayloadSerializer();

  @Override
  protected PayloadSerializer serializer() {
    return serializer;
  }

  @Override
  protected Received read(byte[] body) {
    return JsonBody.read(body);
  }
}
