package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.DeliveryResult.Answered;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Notes the status as soon as it arrives: whatever happens to the body, the endpoint has answered.
 * The body is thrown away, and too long a one ends the connection.
 */
final class StatusConsumer implements AsyncResponseConsumer<Answered> {

  private final Consumer<Answered> answered;
  private long bytesLeft;
  private @Nullable FutureCallback<Answered> callback;
  private @Nullable Answered answer;

  StatusConsumer(int maxBytes, Consumer<Answered> answered) {
    this.bytesLeft = maxBytes;
    this.answered = answered;
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails entity,
      HttpContext context,
      FutureCallback<Answered> callback) {
    Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    answer = new Answered(response.getCode(), retryAfter == null ? null : retryAfter.getValue());
    answered.accept(answer);
    this.callback = callback;
    if (entity == null) {
      callback.completed(answer);
    }
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {}

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer bytes) throws IOException {
    bytesLeft -= bytes.remaining();
    bytes.position(bytes.limit());
    if (bytesLeft < 0) {
      throw new IOException("the answer is too long");
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    if (callback != null) {
      callback.completed(answer);
    }
  }

  @Override
  public void failed(Exception cause) {
    if (callback != null) {
      callback.failed(cause);
    }
  }

  @Override
  public void releaseResources() {
    callback = null;
  }
}
