package io.webhookkit.micronaut;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryTransport;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/** A transport of the application, which notes whether the database is there when it is closed. */
@Singleton
@Requires(property = "own", value = "transport")
class ClosingTransport implements DeliveryTransport {

  private final HikariDataSource pool;
  volatile boolean sent;
  volatile boolean closedInTime;

  ClosingTransport(DataSource dataSource, DataSourceResolver resolver) {
    this.pool = (HikariDataSource) resolver.resolve(dataSource);
  }

  @Override
  public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
    sent = true;
    return CompletableFuture.completedFuture(new DeliveryResult.Answered(200, null));
  }

  @Override
  public void close() {
    closedInTime = pool.isRunning();
  }
}
