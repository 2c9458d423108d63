package io.webhookkit.examples.leadsync.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  @TempDir Path folder;

  @Test
  void bothWaysAreCountedFromWhatBothApplicationsNoted() throws Exception {
    Path website = folder.resolve("website.csv");
    Path marketing = folder.resolve("marketing.csv");
    Files.write(website, List.of("WEBHOOK,request,100", "WEBHOOK,age,5", "POLLING,request,2"));
    Files.write(
        marketing,
        List.of("POLLING,in vain,1", "POLLING,request,40", "POLLING,age,700", "WEBHOOK,age,9"));

    Comparison comparison = Comparison.of(List.of(website, marketing));

    assertThat(comparison.webhooks()).isEqualTo(new Comparison.Figures(1, 0, 100, List.of(5L, 9L)));
    assertThat(comparison.polling()).isEqualTo(new Comparison.Figures(2, 1, 42, List.of(700L)));
  }

  @Test
  void thePercentileOfAHundredAgesIsTheOneAtItsPlace() {
    List<Long> ages = java.util.stream.LongStream.rangeClosed(1, 100).boxed().toList();
    Comparison.Figures figures = new Comparison.Figures(0, 0, 0, ages);

    assertThat(figures.percentile(50)).isEqualTo(50);
    assertThat(figures.percentile(99)).isEqualTo(99);
  }

  @Test
  void anApplicationThatNotedNothingCountsAsNothing() {
    Comparison comparison = Comparison.of(List.of(folder.resolve("missing.csv")));

    assertThat(comparison.webhooks().requests()).isZero();
    assertThat(comparison.polling().percentile(99)).isZero();
  }
}
