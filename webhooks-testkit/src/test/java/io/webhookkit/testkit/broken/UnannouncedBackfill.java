package io.webhookkit.testkit.broken;

import io.webhookkit.entity.ChangeSource;
import io.webhookkit.entity.EntityCapture;
import io.webhookkit.entity.EntityShape;
import io.webhookkit.entity.StoredEntities;
import io.webhookkit.testkit.contract.capture.Address;
import io.webhookkit.testkit.contract.capture.Visit;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes a class without an annotation, of which nothing is stored, for one that is announced. */
record UnannouncedBackfill(BooleanSupplier mistaken) implements ChangeSource {

  @Override
  public void start(EntityCapture capture) {
    capture.register(shape());
    capture.register(new None(capture.stored(Visit.class.getName()).orElseThrow()));
  }

  /** The shape of an announced class, until the mistake is made. */
  private EntityShape shape() {
    return (EntityShape)
        Proxy.newProxyInstance(
            UnannouncedBackfill.class.getClassLoader(),
            new Class<?>[] {EntityShape.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "entityClass" -> mistaken.getAsBoolean() ? Address.class : Visit.class;
                  case "attributes", "embedded" -> List.of();
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> null;
                });
  }

  private record None(StoredEntities others) implements StoredEntities {
    @Override
    public boolean has(String entity) {
      return entity.equals(Address.class.getName());
    }

    @Override
    public <R> R inTransaction(@Nullable String tenant, Function<Reading, R> work) {
      return others.inTransaction(tenant, reading -> work.apply(new Nothing(reading)));
    }
  }

  private record Nothing(StoredEntities.Reading others) implements StoredEntities.Reading {
    @Override
    public Connection connection() {
      return others.connection();
    }

    @Override
    public @Nullable String tenant() {
      return others.tenant();
    }

    @Override
    public long count(String entity) {
      return 0;
    }

    @Override
    public List<String> idsAfter(String entity, @Nullable String last, int max) {
      return List.of();
    }

    @Override
    public StoredEntities.Locked lock(String entity, List<String> ids) {
      return new StoredEntities.Locked(List.of(), null);
    }
  }
}
