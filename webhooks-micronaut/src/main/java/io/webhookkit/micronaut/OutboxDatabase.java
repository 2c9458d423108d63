package io.webhookkit.micronaut;

import io.micronaut.context.BeanContext;
import io.micronaut.context.Qualifier;
import io.micronaut.context.exceptions.NonUniqueBeanException;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.jdbc.DataSourceResolver;
import io.webhookkit.WebhookConfigurationException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database that holds the outbox, among those of the application: the one that is named in the
 * settings, else the primary one, which Micronaut calls default.
 */
@Singleton
final class OutboxDatabase {

  private final BeanContext beans;
  private final Optional<String> wanted;

  OutboxDatabase(BeanContext beans, WebhooksConfiguration settings) {
    this.beans = beans;
    this.wanted = settings.outbox().dataSource();
  }

  /**
   * Returns its data source, or nothing if the application has none at all. Where there are
   * Micronaut's transactions, the bean lends nothing but the connection of a running one; the
   * outbox needs connections of its own.
   *
   * @throws WebhookConfigurationException if there are several to choose from, or not the one that
   *     is named
   */
  Optional<DataSource> dataSource() {
    DataSourceResolver resolver =
        beans.findBean(DataSourceResolver.class).orElse(DataSourceResolver.DEFAULT);
    return definition().map(beans::getBean).map(resolver::resolve);
  }

  /**
   * Tells whether what it has of this type, such as a transaction manager, is of this kind. Asked
   * for by kind alone, Micronaut would give what is replaced by another. Of several databases of
   * which none is chosen, none has it: an outbox that is elsewhere needs no choice.
   */
  boolean has(Class<?> type, Class<?> kind) {
    return isChosen()
        && find(type).filter(definition -> kind == definition.getBeanType()).isPresent();
  }

  private <T> Optional<BeanDefinition<T>> find(Class<T> type) {
    return beans.findBeanDefinition(type, name());
  }

  /** Returns what it has of this type, which is of this kind. */
  <T> T own(Class<? super T> type, Class<T> kind) {
    return kind.cast(beans.getBean(type, name()));
  }

  private <T> @Nullable Qualifier<T> name() {
    return definition().flatMap(OutboxDatabase::nameOf).map(Qualifiers::<T>byName).orElse(null);
  }

  private Optional<BeanDefinition<DataSource>> definition() {
    if (wanted.isPresent()) {
      Qualifier<DataSource> name = Qualifiers.byName(wanted.get());
      return Optional.of(
          beans.findBeanDefinition(DataSource.class, name).orElseThrow(this::unknown));
    }
    try {
      return beans.findBeanDefinition(DataSource.class);
    } catch (NonUniqueBeanException e) {
      throw unknown();
    }
  }

  private boolean isChosen() {
    try {
      return wanted.isPresent() || beans.findBeanDefinition(DataSource.class).isPresent();
    } catch (NonUniqueBeanException e) {
      return false;
    }
  }

  private WebhookConfigurationException unknown() {
    List<String> names =
        beans.getBeanDefinitions(DataSource.class).stream()
            .flatMap(each -> nameOf(each).stream())
            .sorted()
            .toList();
    return new WebhookConfigurationException(
        "outbox.data-source", wanted.orElse(""), "name one of the data sources: " + names);
  }

  private static Optional<String> nameOf(BeanDefinition<DataSource> definition) {
    return Optional.ofNullable(definition.getDeclaredQualifier()).map(Qualifiers::findName);
  }
}
