package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** A library that is really not on the class path is named with its coordinates. */
@ExtendWith(OutputCaptureExtension.class)
class MissingLibraryTest {

  @Test
  void withoutHttpClientTheStartNamesItAndTheWayAroundIt(CapturedOutput output) {
    FailedStart report = startWithout("httpclient5.*", output);

    assertThat(report.description())
        .contains("The transport needs the library org.apache.httpcomponents.client5:httpclient5");
    assertThat(report.action()).contains("add it").contains("a DeliveryTransport of your own");
  }

  @Test
  void withoutJacksonTheStartNamesItAndTheWayAroundIt(CapturedOutput output) {
    FailedStart report = startWithout("jackson-databind-3.*", output);

    assertThat(report.description())
        .contains("The standard payload needs the library tools.jackson.core:jackson-databind");
    assertThat(report.action()).contains("add it").contains("a PayloadSerializer of your own");
  }

  @Test
  void withoutTheCloudEventsSdkTheStartNamesItAndTheWayAroundIt(CapturedOutput output) {
    FailedStart report =
        startWithout("cloudevents-.*", output, "--webhooks.payload.format=cloudevents");

    assertThat(report.description())
        .contains(
            "The payload in the format cloudevents needs the library"
                + " io.cloudevents:cloudevents-core");
    assertThat(report.action()).contains("add it").contains("webhooks.payload.format to standard");
  }

  private static FailedStart startWithout(String jars, CapturedOutput output, String... arguments) {
    assertThat(catchException(() -> ClassPath.without(jars, Application.class, arguments)))
        .isNotNull();
    return FailedStart.in(output.toString());
  }

  /** Needs no database, so that nothing else can be missing. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(WebhooksAutoConfiguration.class)
  public static class Application {
    public static void main(String[] arguments) {
      Stream<String> always =
          Stream.of("--webhooks.outbox.type=memory", "--spring.main.web-application-type=none");
      SpringApplication.run(
          Application.class, Stream.concat(always, Stream.of(arguments)).toArray(String[]::new));
    }
  }
}
