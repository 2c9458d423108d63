package io.webhookkit.testkit.capture;

import io.webhookkit.testkit.NeedsMariaDb;
import io.webhookkit.testkit.contract.capture.CaptureApp;
import io.webhookkit.testkit.contract.capture.CaptureContract;
import java.util.Objects;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite on MariaDB, where there is a server. */
@NeedsMariaDb
@ParameterizedClass
@EnumSource(names = {"MARIADB", "MARIADB_JTA"})
class MariaDbCaptureTest extends CaptureContract {

  @Parameter Stage stage;

  @Override
  protected CaptureApp app() {
    return StageApp.shared(Objects.requireNonNull(stage)).capture();
  }

  @Override
  protected String combination() {
    return String.valueOf(stage);
  }
}
