package io.webhookkit.delivery.httpclient5;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;
import org.jspecify.annotations.Nullable;

/** A body in memory, which ends the connection if it is too long. */
final class BoundedBytes extends AbstractBinAsyncEntityConsumer<byte[]> {

  /** The body is longer than it may be. */
  static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("the answer is too long");
    }
  }

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final int most;

  BoundedBytes(int most) {
    this.most = most;
  }

  @Override
  protected void streamStart(@Nullable ContentType contentType) {}

  @Override
  protected int capacityIncrement() {
    return Integer.MAX_VALUE;
  }

  @Override
  protected void data(ByteBuffer bytes, boolean endOfStream) throws IOException {
    if (content.size() + bytes.remaining() > most) {
      throw new TooLongException();
    }
    byte[] part = new byte[bytes.remaining()];
    bytes.get(part);
    content.write(part);
  }

  @Override
  protected byte[] generateContent() {
    return content.toByteArray();
  }

  @Override
  public void releaseResources() {
    content.reset();
  }
}
