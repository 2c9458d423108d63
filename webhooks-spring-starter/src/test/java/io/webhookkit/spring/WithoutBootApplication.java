package io.webhookkit.spring;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointBuilder;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.spring.leads.Lead;
import io.webhookkit.spring.leads.Leads;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.contract.receiving.ReceivingSettings;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The lead application as it is written without Spring Boot. */
@Configuration(proxyBeanMethods = false)
@EnableWebhooks
@EnableWebMvc
@EnableTransactionManagement
@EnableJpaRepositories(basePackageClasses = Leads.class)
@ComponentScan(basePackageClasses = Leads.class)
class WithoutBootApplication {

  private static final long MAX_BYTES = 64 * 1024;

  @Bean
  WebhooksCustomizer webhookSettings(ReceivingSettings around) {
    String secret = around.secret().reveal();
    InboundSettings unset = InboundSettings.DEFAULT;
    return builder ->
        builder
            .system("website")
            .trustedHosts(List.of("127.0.0.1"))
            .receiving(
                new InboundSettings(
                    MAX_BYTES, Duration.ofSeconds(2), unset.retention(), unset.pollInterval()))
            .source(ConfiguredSource.named("crm").secret(secret))
            .source(ConfiguredSource.named("batch").secret(secret).handling("later"))
            .endpoint(endpoint("crm", around.crm()).source("crm").build())
            .endpoint(endpoint("others", around.others()).build());
  }

  private static EndpointBuilder endpoint(String name, WebhookRecorder recorder) {
    return Endpoint.named(name).url(recorder.url()).secret(recorder.secret()).events("lead.*");
  }

  @Bean
  DataSource dataSource() {
    return new EmbeddedDatabaseBuilder()
        .setType(EmbeddedDatabaseType.H2)
        .generateUniqueName(true)
        .build();
  }

  @Bean
  LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
    LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
    factory.setDataSource(dataSource);
    factory.setManagedTypes(PersistenceManagedTypes.of(Lead.class.getName()));
    factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
    factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
    return factory;
  }

  @Bean
  PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
    return new JpaTransactionManager(factory);
  }
}
