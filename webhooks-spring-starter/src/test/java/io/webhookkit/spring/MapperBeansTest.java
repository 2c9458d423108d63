package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.spring.leads.Lead;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A mapper that is a bean of the application gives the events of its entity their shape. */
@LeadTest
@Import(MapperBeansTest.Mapping.class)
class MapperBeansTest {

  @TestConfiguration
  static class Mapping {

    @Bean
    PayloadMapper<Lead> leadMapper() {
      return PayloadMapper.of(Lead.class, lead -> Map.of("number", lead.id()));
    }
  }

  @Test
  void dataIsWhatItReturns(@Autowired LeadService leads, @Autowired WebhookRecorder recorder) {
    String id = leads.create("a@example.org");

    assertThat(recorder)
        .received("lead.created")
        .forSubject(id)
        .withData("number", Long.valueOf(id))
        .once();
  }
}
