package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.Lead;
import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.Leads;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.ContextConfiguration;

/** A slice that does not ask for webhooks has none, whatever the application's settings want. */
@DataJpaTest(properties = "webhooks.endpoints.crm.secret=${A_SECRET_THAT_TESTS_DO_NOT_HAVE}")
@ContextConfiguration(classes = LeadApplication.class)
class PlainSliceTest {

  @Test
  void itStoresEntitiesAndAnnouncesNothing(
      @Autowired Leads leads, @Autowired ObjectProvider<Webhooks> webhooks) {
    leads.saveAndFlush(new Lead("a@example.org"));

    assertThat(webhooks.getIfAvailable()).isNull();
  }
}
