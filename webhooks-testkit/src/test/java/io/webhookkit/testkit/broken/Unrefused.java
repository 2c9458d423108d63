package io.webhookkit.testkit.broken;

import io.webhookkit.WebhookException;
import io.webhookkit.testkit.Proxies;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Stateless sessions whose changes nobody refuses. */
final class Unrefused {

  private Unrefused() {}

  static SessionFactory by(SessionFactory refusing) {
    return Proxies.answering(
        SessionFactory.class,
        refusing,
        Map.of("openStatelessSession", session -> by((StatelessSession) session)));
  }

  private static StatelessSession by(StatelessSession refusing) {
    return (StatelessSession)
        Proxy.newProxyInstance(
            Unrefused.class.getClassLoader(),
            new Class<?>[] {StatelessSession.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(refusing, arguments);
              } catch (InvocationTargetException e) {
                if (e.getCause() instanceof WebhookException) {
                  return null;
                }
                throw e.getCause();
              }
            });
  }
}
