package io.webhookkit.hibernate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.AbstractEvent;
import org.jspecify.annotations.Nullable;

/**
 * Calls {@code event.getSession()}, whose return type changed in Hibernate 7.2: a plain call,
 * compiled against one side, fails to link on the other.
 */
final class EventSession {

  private static final MethodHandle GET_SESSION = handle();

  private EventSession() {}

  /** Returns the session, or null for a StatelessSession before 7.2. */
  static @Nullable SharedSessionContractImplementor of(AbstractEvent event) {
    try {
      return (SharedSessionContractImplementor) GET_SESSION.invokeExact(event);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle handle() {
    try {
      return MethodHandles.publicLookup()
          .unreflect(AbstractEvent.class.getMethod("getSession"))
          .asType(
              MethodType.methodType(SharedSessionContractImplementor.class, AbstractEvent.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Hibernate has no AbstractEvent.getSession()", e);
    }
  }
}
