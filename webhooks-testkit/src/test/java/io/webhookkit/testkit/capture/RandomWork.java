package io.webhookkit.testkit.capture;

import io.webhookkit.testkit.capture.UnitOfWork.Stateful;
import io.webhookkit.testkit.capture.UnitOfWork.Stateless;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Which transactions there may be: many kinds of steps, but few items and values. */
final class RandomWork {

  private static final Arbitrary<ItemKey.Kind> KINDS = Arbitraries.of(ItemKey.Kind.class);
  private static final Arbitrary<ItemKey> KEYS =
      Combinators.combine(KINDS, Arbitraries.longs().between(1, 2)).as(ItemKey::new);
  private static final Arbitrary<String> NAMES = Arbitraries.of("a", "b", "c").injectNull(0.1);
  private static final Arbitrary<Integer> NUMBERS = Arbitraries.integers().between(0, 2);
  private static final Arbitrary<String> TAGS = Arbitraries.of("red", "blue");
  private static final Arbitrary<Set<String>> TAG_SETS = TAGS.set().ofMaxSize(2);

  /** The steps without savepoints. */
  private static final Arbitrary<Step> PLAIN =
      Arbitraries.frequencyOf(
          Tuple.of(5, Combinators.combine(KEYS, NAMES, TAG_SETS).as(Step.Persist::new)),
          Tuple.of(2, Combinators.combine(KEYS, NAMES).as(Step.Rename::new)),
          Tuple.of(2, Combinators.combine(KEYS, NUMBERS).as(Step.Renumber::new)),
          Tuple.of(2, Combinators.combine(KEYS, TAGS).as(Step.AddTag::new)),
          Tuple.of(1, Combinators.combine(KEYS, TAGS).as(Step.RemoveTag::new)),
          Tuple.of(1, Combinators.combine(KEYS, TAG_SETS).as(Step.ReplaceTags::new)),
          Tuple.of(1, Combinators.combine(KEYS, TAGS).as(Step.AddStop::new)),
          Tuple.of(1, KEYS.map(Step.RemoveFirstStop::new)),
          Tuple.of(2, Combinators.combine(KEYS, NAMES, TAG_SETS).as(Step.Merge::new)),
          Tuple.of(2, KEYS.map(Step.Remove::new)),
          Tuple.of(1, KEYS.map(Step.RemoveDetached::new)),
          Tuple.of(2, Arbitraries.create(Step.Flush::new)),
          Tuple.of(1, Arbitraries.create(Step.Clear::new)),
          Tuple.of(1, Combinators.combine(KINDS, NUMBERS, NAMES).as(Step.BulkRename::new)),
          Tuple.of(1, Combinators.combine(KINDS, NUMBERS).as(Step.BulkDelete::new)));

  private static final Arbitrary<Step> STEPS =
      Arbitraries.frequencyOf(Tuple.of(12, PLAIN), Tuple.of(1, undone(nestedOnce())));

  private static final Arbitrary<StatelessStep> STATELESS_STEPS =
      Arbitraries.frequencyOf(
          Tuple.of(2, Combinators.combine(KEYS, NAMES, TAG_SETS).as(StatelessStep.Insert::new)),
          Tuple.of(2, Combinators.combine(KEYS, NAMES, TAG_SETS).as(StatelessStep.Update::new)),
          Tuple.of(1, KEYS.map(StatelessStep.Delete::new)));

  private static final Arbitrary<Boolean> COMMITS =
      Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));

  private static final Arbitrary<UnitOfWork> UNITS =
      Arbitraries.frequencyOf(
          Tuple.of(
              5,
              Combinators.combine(STEPS.list().ofMinSize(1).ofMaxSize(8), COMMITS)
                  .as(Stateful::new)),
          Tuple.of(
              1,
              Combinators.combine(STATELESS_STEPS.list().ofMinSize(1).ofMaxSize(4), COMMITS)
                  .as(Stateless::new)));

  private RandomWork() {}

  static Arbitrary<List<UnitOfWork>> sequences() {
    return UNITS.list().ofMinSize(1).ofMaxSize(4);
  }

  private static Arbitrary<Step> nestedOnce() {
    return Arbitraries.frequencyOf(Tuple.of(8, PLAIN), Tuple.of(1, undone(PLAIN)));
  }

  private static Arbitrary<Step> undone(Arbitrary<Step> steps) {
    return steps.list().ofMinSize(1).ofMaxSize(4).map(Step.Undone::new);
  }
}
