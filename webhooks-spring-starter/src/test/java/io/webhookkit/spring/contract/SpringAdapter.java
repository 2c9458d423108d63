package io.webhookkit.spring.contract;

import io.webhookkit.testkit.contract.adapter.Adapter;
import io.webhookkit.testkit.contract.adapter.AdapterApp;
import io.webhookkit.testkit.contract.adapter.AdapterSetup;
import io.webhookkit.testkit.contract.adapter.Lead;
import jakarta.annotation.PostConstruct;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** Starts applications as Spring Boot does. */
final class SpringAdapter implements Adapter {

  @Override
  public AdapterApp start(AdapterSetup setup) {
    Map<String, Object> properties = new HashMap<>(setup.properties());
    properties.put(
        "spring.datasource.url", "jdbc:h2:mem:" + setup.database() + ";DB_CLOSE_DELAY=-1");
    properties.put("spring.jpa.hibernate.ddl-auto", "update");
    AtomicReference<GenericApplicationContext> starting = new AtomicReference<>();
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(ContractApplication.class)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .initializers(context -> starting.set((GenericApplicationContext) context))
            .initializers(context -> define(setup, starting.get()));
    try {
      return new SpringApp(application.run());
    } catch (RuntimeException e) {
      throw new IllegalStateException(report(e, starting.get()), e);
    }
  }

  private static void define(AdapterSetup setup, GenericApplicationContext context) {
    int number = 0;
    for (Object part : setup.parts()) {
      register(context, "part" + number++, part.getClass(), part);
    }
    setup
        .firstLead()
        .ifPresent(
            email ->
                context.registerBean(
                    FirstLead.class,
                    () -> new FirstLead(context.getBean(EntityManagerFactory.class), email)));
  }

  private static <T> void register(
      GenericApplicationContext context, String name, Class<T> type, Object part) {
    context.registerBean(name, type, () -> type.cast(part));
  }

  /** Returns what Spring Boot prints of a failed start. */
  private static String report(Throwable failure, GenericApplicationContext context) {
    return SpringFactoriesLoader.forDefaultResourceLocation(SpringAdapter.class.getClassLoader())
        .load(
            FailureAnalyzer.class,
            ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                .and(Environment.class, context.getEnvironment()),
            (type, name, missing) -> {}) // one that is about a library that is not here
        .stream()
        .map(analyzer -> analyzer.analyze(failure))
        .filter(Objects::nonNull)
        .map(analysis -> analysis.getDescription() + "\n" + analysis.getAction())
        .findFirst()
        .orElse("nobody knows what to do about it");
  }

  /** The usual initializer of data. */
  private record FirstLead(EntityManagerFactory factory, String email) {
    @PostConstruct
    void create() {
      factory.runInTransaction(entities -> entities.persist(new Lead(email)));
    }
  }
}
