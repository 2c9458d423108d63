package io.webhookkit.benchmarks.soak;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Takes what the nodes tell of themselves, and notes it once there is a diary. Thread-safe. */
final class NodeWatch implements BiConsumer<SoakNode, Vitals> {

  private volatile @Nullable Diary diary;

  void noteIn(Diary newDiary) {
    diary = newDiary;
  }

  @Override
  public void accept(SoakNode node, Vitals vitals) {
    Diary open = diary;
    if (open != null) {
      Sampler.note(open, node, vitals);
    }
  }
}
