package io.webhookkit.micronaut;

import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.webhookkit.inbound.RejectedRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A body that is there as a whole or not at all: Micronaut's own stream would wait for the rest of
 * it for minutes. The server's limit of buffered bodies bounds it in memory.
 */
final class WholeBody extends InputStream {

  private final ByteBody body;
  private final Duration timeout;
  private @Nullable InputStream whole;

  WholeBody(ByteBody body, Duration timeout) {
    this.body = body;
    this.timeout = timeout;
  }

  @Override
  public int read() throws IOException {
    return whole().read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    return whole().read(bytes, from, length);
  }

  private InputStream whole() throws IOException {
    InputStream known = whole;
    if (known == null) {
      known = buffered();
      whole = known;
    }
    return known;
  }

  private InputStream buffered() throws IOException {
    CompletableFuture<? extends CloseableAvailableByteBody> buffer = body.buffer();
    try {
      return buffer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).toInputStream();
    } catch (TimeoutException e) {
      buffer.cancel(true);
      throw new SocketTimeoutException("the body is too slow");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ContentLengthExceededException
          || e.getCause() instanceof BufferLengthExceededException) {
        throw RejectedRequestException.tooLarge();
      }
      throw new IOException("the body can't be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the body is read");
    }
  }

  @Override
  public void close() throws IOException {
    if (whole != null) {
      whole.close();
    }
  }
}
