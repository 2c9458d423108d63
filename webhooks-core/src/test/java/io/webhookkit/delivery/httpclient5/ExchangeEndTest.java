package io.webhookkit.delivery.httpclient5;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** The status counts as soon as it is there, and is told when the exchange is over. */
class ExchangeEndTest {

  private final Exchange exchange = new Exchange(over -> {});

  @Test
  void nothingIsToldWhileTheBodyIsOnItsWay() {
    exchange.answered(Wire.status(200));

    assertThat(exchange.result()).isNotDone();
  }

  @Test
  void aResetDoesNotTakeTheStatusBack() {
    exchange.answered(Wire.status(200));
    exchange.failed(new SocketException("Connection reset"));

    assertThat(exchange.result()).isCompletedWithValue(Wire.status(200));
  }

  @Test
  void aFailureBeforeTheStatusIsNoAnswer() {
    exchange.failed(new SocketException("Connection reset"));

    assertThat(exchange.result())
        .isCompletedWithValue(Wire.noAnswer("failed with SocketException"));
  }
}
