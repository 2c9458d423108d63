package io.webhookkit.examples.leadsync.marketing;

import io.webhookkit.examples.leadsync.common.Common;
import io.webhookkit.inbound.convergence.Agreement;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The marketing system. */
@SpringBootApplication
@Import(Common.class)
public class Marketing {

  @Bean
  Agreement withWebsite() {
    return Common.agreement(WebsiteHooks.WEBSITE, WebsiteHooks.CONTACT);
  }
}
