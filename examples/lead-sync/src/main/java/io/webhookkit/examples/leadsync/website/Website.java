package io.webhookkit.examples.leadsync.website;

import io.webhookkit.examples.leadsync.common.Common;
import io.webhookkit.inbound.convergence.Agreement;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The website. */
@SpringBootApplication
@Import(Common.class)
public class Website {

  @Bean
  Agreement withMarketing() {
    return Common.agreement("marketing", "lead");
  }
}
