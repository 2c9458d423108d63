package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;

/**
 * What Spring Boot tells about an application that does not start.
 *
 * @param description what is wrong
 * @param action what to do
 */
record FailedStart(String description, String action) {

  /** Starts an application, which must fail. */
  static FailedStart of(CapturedOutput output, Class<?> application, String... properties) {
    String[] arguments =
        Stream.concat(Stream.of("spring.main.web-application-type=none"), Arrays.stream(properties))
            .map(property -> "--" + property)
            .toArray(String[]::new);
    assertThatException().isThrownBy(() -> SpringApplication.run(application, arguments).close());
    return in(output.toString());
  }

  /** Finds the report in what was printed. */
  static FailedStart in(String printed) {
    assertThat(printed)
        .containsSubsequence("APPLICATION FAILED TO START", "Description:", "Action:");
    String[] parts = printed.split("APPLICATION FAILED TO START|Description:|Action:", -1);
    return new FailedStart(parts[2].strip(), parts[3].strip());
  }
}
