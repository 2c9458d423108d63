package io.webhookkit.testkit.contract.capture;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.Session;

/** Cases about one basket and its collections. */
abstract class BasketCases extends CaptureCases {

  final long id = newId();

  BasketCases(Supplier<CaptureApp> app) {
    super(app);
  }

  final Basket basket(String... tags) {
    Basket basket = new Basket(id);
    basket.tags.addAll(List.of(tags));
    basket.steps.addAll(List.of("first", "second"));
    basket.counts.put("apples", 3);
    return basket;
  }

  interface Change {
    void of(Basket basket, Session session);
  }

  final void change(Consumer<Basket> change) {
    change((basket, session) -> change.accept(basket));
  }

  final void change(Change change) {
    inTransaction(session -> change.of(session.find(Basket.class, id), session));
  }
}
