package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.spring.mistaken.OrderApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A mistake in an annotation is found by the start, not by the first change. */
@ExtendWith(OutputCaptureExtension.class)
class EntityMistakeTest {

  @Test
  void aWhenThatNamesNoAttributeIsReportedWithThoseThatThereAre(CapturedOutput output) {
    FailedStart report = FailedStart.of(output, OrderApplication.class);

    assertThat(report.description())
        .contains("@WebhookEvent on io.webhookkit.spring.mistaken.Order.when is 'payed'");
    assertThat(report.action()).contains("use one of").contains("paid");
  }
}
