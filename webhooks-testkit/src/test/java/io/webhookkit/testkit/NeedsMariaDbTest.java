package io.webhookkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class NeedsMariaDbTest {

  private MariaDbServer absent;

  @BeforeEach
  void findAPortThatNobodyListensOn() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      absent = new MariaDbServer("127.0.0.1:" + socket.getLocalPort());
    }
  }

  @Test
  void withoutAServerTheTestsDoNotRunAndSayWhy() {
    ConditionEvaluationResult result = NeedsMariaDb.Condition.evaluate(absent, false);

    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).get().asString().contains("no MariaDB server answers at");
  }

  @Test
  void whereTheServerHasToBeThereItsAbsenceIsAFailure() {
    assertThatThrownBy(() -> NeedsMariaDb.Condition.evaluate(absent, true))
        .hasMessageContaining("no MariaDB server answers at");
  }
}
