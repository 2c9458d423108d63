package io.webhookkit.testkit.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * A suite is itself tested: of implementations that break one promise each, it fails the cases that
 * are about it, and no other; and each of its cases is failed by one.
 */
@Tag("once")
abstract class BrokenContract {

  private final Class<?> suite;
  private final List<? extends Broken> table;

  /**
   * Creates the test.
   *
   * @param suite extends the suite; its constructor takes a constant of the table
   */
  BrokenContract(Class<?> suite, Broken[] table) {
    this.suite = suite;
    this.table = List.of(table);
  }

  /** Returns how the suite is run. */
  Map<String, String> configuration() {
    return Map.of();
  }

  /** Tells whether it is broken on what this test is run on: where it is not, another run is. */
  boolean isBrokenHere(Broken broken) {
    return true;
  }

  /** Tells whether a case belongs to the suite. */
  boolean isTested(Method test) {
    return true;
  }

  /** Tells whether a case is tried on an implementation: where it is not, it need not fail. */
  boolean isTried(Broken broken, Method test) {
    return true;
  }

  /** Returns what a case is called in the table. */
  String name(Method test) {
    return test.getName();
  }

  @TestFactory
  Stream<DynamicTest> eachFailsTheCasesThatAreAboutItAndNoOther() {
    return table.stream()
        .filter(this::isBrokenHere)
        .map(
            broken ->
                DynamicTest.dynamicTest(
                    broken.name(), () -> assertThat(failuresOf(broken)).isEqualTo(broken.cases())));
  }

  @Test
  void eachCaseIsFailedByOne() {
    Set<String> failed =
        table.stream()
            .map(Broken::cases)
            .flatMap(Collection::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(failed).isEqualTo(names(tests()));
  }

  private Set<String> failuresOf(Broken broken) {
    return names(
        EngineTestKit.engine("junit-jupiter")
            .selectors(
                tests()
                    .filter(test -> isTried(broken, method(test)))
                    .map(test -> selectUniqueId(test.getUniqueId()))
                    .toArray(DiscoverySelector[]::new))
            .configurationParameters(configuration())
            .configurationParameter(Broken.Chosen.PARAMETER, broken.name())
            .execute()
            .testEvents()
            .failed()
            .map(Event::getTestDescriptor));
  }

  private Stream<? extends TestDescriptor> tests() {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(suite))
        .discover()
        .getEngineDescriptor()
        .getDescendants()
        .stream()
        .filter(TestDescriptor::isTest)
        .filter(test -> isTested(method(test)));
  }

  private Set<String> names(Stream<? extends TestDescriptor> tests) {
    return tests.map(test -> name(method(test))).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Method method(TestDescriptor test) {
    return ((MethodSource) test.getSource().orElseThrow()).getJavaMethod();
  }
}
