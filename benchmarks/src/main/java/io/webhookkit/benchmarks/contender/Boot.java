package io.webhookkit.benchmarks.contender;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Starts a peer that needs Spring Boot, on the database that is there. */
final class Boot {

  private Boot() {}

  static ConfigurableApplicationContext run(
      Class<?> application,
      Wiring wiring,
      SpringTransactions transactions,
      Map<String, Object> settings) {
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .properties(settings)
        .initializers(
            context -> {
              GenericApplicationContext beans = (GenericApplicationContext) context;
              beans.registerBean(Wiring.class, () -> wiring);
              beans.registerBean(DataSource.class, wiring::dataSource, lasting());
              beans.registerBean(PlatformTransactionManager.class, () -> transactions);
            })
        .run();
  }

  /** A context that closes must not close what the next one needs. */
  private static BeanDefinitionCustomizer lasting() {
    return definition -> definition.setDestroyMethodName("");
  }
}
