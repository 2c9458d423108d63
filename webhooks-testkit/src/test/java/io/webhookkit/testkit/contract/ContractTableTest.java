package io.webhookkit.testkit.contract;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each case is told in one table, whatever is run, and as often as it is run. */
class ContractTableTest {

  private static final String FIRST = First.class.getName();

  @TempDir Path directory;

  @Test
  void eachCaseIsARowAndEachAnnotationAColumn() throws IOException {
    run(First.class);
    run(Second.class);

    assertThat(table())
        .containsExactly(
            "| contract | case | first | second |",
            "| --- | --- | --- | --- |",
            "| FullContract | is done for each: \"a \\| b\" | ok |  |",
            "| FullContract | is done for each: \"c\" | ok |  |",
            "| FullContract | is not done | skipped: not here |  |",
            "| FullContract | is not tried | skipped: because |  |",
            "| ShortContract | fails in the second | ok | FAILED |",
            "| ShortContract | passes | ok | ok |");
  }

  @Test
  void theOrderOfTheRunsMakesNoDifference() throws IOException {
    run(Second.class);
    run(First.class);
    List<String> table = table();
    run(Second.class);

    assertThat(table()).isEqualTo(table).hasSize(8);
  }

  @Test
  void whatAnEarlierRunOfTheClassHasNotedIsForgotten() throws IOException {
    note("first", FIRST, "ShortContract\tis gone\tok");
    note("first", "example.Other", "OtherContract\tstays\tok");

    run(First.class);

    assertThat(table()).noneMatch(row -> row.contains("is gone"));
    assertThat(table()).contains("| OtherContract | stays | ok |");
  }

  @Test
  void itIsForgottenThoughTheClassCannotBegin() throws IOException {
    note("third", CannotBegin.class.getName(), "ShortContract\tpasses\tok");

    run(CannotBegin.class);

    assertThat(table()).noneMatch(row -> row.contains("passes"));
  }

  @Test
  void ofTwoClassesOfAColumnTheWorseResultCounts() throws IOException {
    note("second", "example.Other", "ShortContract\tfails in the second\tok");
    note("second", "example.Other", "ShortContract\tpasses\tskipped: not there");

    run(Second.class);

    assertThat(table())
        .contains(
            "| ShortContract | fails in the second | FAILED |",
            "| ShortContract | passes | skipped: not there |");
  }

  @Test
  void aColumnMayBeNamedForWhatAPropertySays() throws IOException {
    run(OfAVersion.class);

    assertThat(table()).first().isEqualTo("| contract | case | of 4.1 |");
  }

  @Test
  void withoutTheAnnotationNothingIsNoted() {
    run(Unnamed.class);

    assertThat(directory).isEmptyDirectory();
  }

  private void run(Class<?> suite) {
    SuiteRun.of(
        Map.of(ContractTable.DIRECTORY, directory.toString(), "short.version", "4.1"),
        selectClass(suite));
  }

  private void note(String column, String suite, String line) throws IOException {
    Path notes = Files.createDirectories(directory.resolve("contract").resolve(column));
    Files.writeString(notes.resolve(suite + ".tsv"), line + "\n", CREATE, APPEND);
  }

  private List<String> table() throws IOException {
    return Files.readAllLines(directory.resolve("contract.md"));
  }

  /** A suite of two cases. */
  abstract static class ShortContract {
    @Test
    void passes() {}

    @Test
    void failsInTheSecond() {
      assertThat(this).isNotInstanceOf(Second.class);
    }
  }

  /** A suite with a case of each kind. */
  abstract static class FullContract {
    @Test
    void isNotDone() {
      assumeTrue(false, "not\nhere");
    }

    @Test
    @Disabled("because")
    void isNotTried() {}

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a | b", "c"})
    void isDoneForEach(String value) {
      assertThat(value).isNotEmpty();
    }
  }

  @ContractOf("first")
  static class First extends ShortContract {
    @Nested
    class Full extends FullContract {}

    @Test
    void isItsOwnAffair() {}
  }

  @ContractOf("second")
  static class Second extends ShortContract {}

  @ContractOf("third")
  static class CannotBegin extends ShortContract {
    @BeforeAll
    static void begin() {
      assertThat(CannotBegin.class).as("the beginning").isNull();
    }
  }

  @ContractOf("of {short.version}")
  static class OfAVersion extends ShortContract {}

  static class Unnamed extends ShortContract {}
}
