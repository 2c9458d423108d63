package io.webhookkit.delivery.httpclient5;

import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * One request and what is running for it. What it comes to is settled as soon as the status is
 * there, and told when it is over: when the body has been read or the deadline has cut it off.
 */
final class Exchange implements FutureCallback<Answered> {

  private final CompletableFuture<DeliveryResult> result = new CompletableFuture<>();
  private final List<Runnable> stops = new ArrayList<>();
  private final Consumer<Exchange> ended;
  private @Nullable Future<?> timer;
  private @Nullable Answered answer;
  private boolean over;

  /** Creates one; {@code ended} is told when it is over, perhaps more than once. */
  Exchange(Consumer<Exchange> ended) {
    this.ended = ended;
  }

  CompletableFuture<DeliveryResult> result() {
    return result;
  }

  /** Notes what aborts the exchange at its deadline, and is not needed once it is over. */
  synchronized void timer(Future<?> deadline) {
    timer = deadline;
  }

  /** Notes how something is stopped that has to when the exchange is over. */
  void running(Runnable stop) {
    synchronized (this) {
      if (!over) {
        stops.add(stop);
        return;
      }
    }
    stop.run();
  }

  synchronized boolean isOver() {
    return over;
  }

  /** Notes the status, which nothing takes back. */
  synchronized void answered(Answered status) {
    answer = status;
  }

  /** Ends the exchange, whatever it is doing. */
  void abort(String reason) {
    List<Runnable> rest = end();
    // Told before anything is stopped, for that may interrupt this very thread.
    result.complete(resultOr(reason));
    rest.forEach(Runnable::run);
  }

  private synchronized DeliveryResult resultOr(String reason) {
    return answer != null ? answer : new NoAnswer(reason);
  }

  /** Ends the exchange, and returns how to stop what it is still doing. */
  private List<Runnable> end() {
    List<Runnable> rest;
    synchronized (this) {
      over = true;
      rest = List.copyOf(stops);
      stops.clear();
      if (timer != null) {
        timer.cancel(false);
      }
    }
    ended.accept(this);
    return rest;
  }

  @Override
  public void completed(Answered status) {
    end();
    result.complete(status);
  }

  @Override
  public void failed(Exception cause) {
    abort(reason(cause));
  }

  @Override
  public void cancelled() {
    abort("cancelled");
  }

  /** Says what went wrong in words of ours: the client's may hold an address or a header. */
  static String reason(@Nullable Throwable cause) {
    if (cause instanceof HttpException && cause.getCause() != null) {
      return reason(cause.getCause());
    }
    if (cause instanceof ProxyRefusal.RefusedException
        || cause instanceof ClientsByTls.UnknownProfileException) {
      return Objects.toString(cause.getMessage());
    }
    if (cause instanceof UnknownHostException) {
      return cause.getMessage() != null && cause.getMessage().startsWith("the host")
          ? cause.getMessage()
          : "the host is unknown";
    }
    if (cause instanceof SocketTimeoutException) {
      return "the connection timed out";
    }
    if (cause instanceof ConnectException) {
      return "the connection was refused";
    }
    if (cause instanceof SSLException failure) {
      return TlsFailure.reason(failure);
    }
    if (cause instanceof ConnectionClosedException) {
      return "the connection was closed";
    }
    return "failed with " + (cause == null ? "nothing" : cause.getClass().getSimpleName());
  }
}
