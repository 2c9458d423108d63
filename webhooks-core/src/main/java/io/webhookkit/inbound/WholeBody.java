package io.webhookkit.inbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A body that is there as a whole or not at all, for servers that read asynchronously: a stream
 * over what they read would wait for the rest of it for minutes. Asked for with the first read,
 * which comes when the head of the request is found good. Used by one thread.
 */
public final class WholeBody extends InputStream {

  private final Supplier<? extends CompletableFuture<byte[]>> source;
  private final Duration timeout;
  private @Nullable InputStream whole;

  /**
   * Creates a body that nobody has asked for yet.
   *
   * @param source reads it, and is cancelled if it comes too late; it bounds the size, and fails
   *     with {@link RejectedRequestException#tooLarge()}
   * @param timeout how long it may take to come
   */
  public WholeBody(Supplier<? extends CompletableFuture<byte[]>> source, Duration timeout) {
    this.source = source;
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
      known = new ByteArrayInputStream(awaited());
      whole = known;
    }
    return known;
  }

  private byte[] awaited() throws IOException {
    CompletableFuture<byte[]> coming = source.get();
    try {
      return coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new SocketTimeoutException("the body is too slow");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RejectedRequestException rejected) {
        throw rejected;
      }
      throw new IOException("the body can't be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the body is read");
    }
  }
}
