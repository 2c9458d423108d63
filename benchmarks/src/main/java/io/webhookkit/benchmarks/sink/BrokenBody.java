package io.webhookkit.benchmarks.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/** The body of an answer that nobody can read to its end: it drips, or breaks off. */
final class BrokenBody implements AsyncEntityProducer {

  private static final long MILLIS_A_BYTE = 100;
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor();

  private final boolean dripping;
  private @Nullable ScheduledFuture<?> next;

  private BrokenBody(boolean dripping) {
    this.dripping = dripping;
  }

  static BrokenBody dripping() {
    return new BrokenBody(true);
  }

  static BrokenBody breakingOff() {
    return new BrokenBody(false);
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    if (!dripping) {
      throw new IOException("broken off");
    }
    if (next == null || next.isDone()) {
      channel.write(ByteBuffer.wrap(new byte[] {' '}));
      next = TIMER.schedule(channel::requestOutput, MILLIS_A_BYTE, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public int available() {
    return next == null || next.isDone() ? 1 : 0;
  }

  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public @Nullable String getContentEncoding() {
    return null;
  }

  @Override
  public boolean isChunked() {
    return true;
  }

  @Override
  public Set<String> getTrailerNames() {
    return Set.of();
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public void failed(Exception cause) {
    releaseResources();
  }

  @Override
  public void releaseResources() {
    if (next != null) {
      next.cancel(false);
    }
  }
}
