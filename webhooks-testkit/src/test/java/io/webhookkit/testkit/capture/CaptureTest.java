package io.webhookkit.testkit.capture;

import io.webhookkit.testkit.contract.capture.CaptureApp;
import io.webhookkit.testkit.contract.capture.CaptureContract;
import java.util.Objects;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite on every stage, with the version of Hibernate that is on the class path. */
@ParameterizedClass
@EnumSource(names = {"H2", "H2_JTA", "POSTGRESQL", "POSTGRESQL_JTA", "IN_MEMORY"})
class CaptureTest extends CaptureContract {

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
