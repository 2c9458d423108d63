package io.webhookkit.examples.quarkusleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Quarkus has each connection given back before the commit, and complains of others. */
@QuarkusTest
@WithTestResource(Crm.class)
class ConnectionsTest {

  @Inject Leads leads;

  @Test
  void theConnectionOnWhichAnEventIsStoredIsGivenBackInTime() {
    Complaints complaints = new Complaints();
    Logger pool = Logger.getLogger("io.agroal.pool");
    pool.addHandler(complaints);
    try {
      leads.add(List.of("connected@example.org"));
    } finally {
      pool.removeHandler(complaints);
    }

    assertThat(complaints.all).isEmpty();
  }

  private static final class Complaints extends Handler {

    private final List<String> all = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      all.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
