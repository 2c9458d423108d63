package io.webhookkit.benchmarks.report;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.contender.ContenderKind.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** All that was measured, in order. */
public final class Samples {

  private record Key(Metric metric, String database, ContenderKind contender) {}

  private final Map<Key, List<Double>> values = new LinkedHashMap<>();

  /** Adds what one turn has measured. */
  public void add(Metric metric, Object database, ContenderKind contender, double value) {
    values
        .computeIfAbsent(new Key(metric, database.toString(), contender), key -> new ArrayList<>())
        .add(value);
  }

  /** Returns the metrics, in the order in which they were first measured. */
  public List<Metric> metrics() {
    return values.keySet().stream().map(Key::metric).distinct().toList();
  }

  /** Returns the median of what was measured; empty if nothing was. */
  public OptionalDouble median(Metric metric, Object database, ContenderKind contender) {
    List<Double> measured = values.get(new Key(metric, database.toString(), contender));
    return measured == null ? OptionalDouble.empty() : OptionalDouble.of(median(measured));
  }

  /** Returns all figures, with their ratios. */
  public List<Figure> figures() {
    return values.entrySet().stream()
        .map(entry -> figure(entry.getKey(), median(entry.getValue())))
        .toList();
  }

  private Figure figure(Key key, double value) {
    Metric metric = key.metric();
    return new Figure(
        metric.name(),
        key.database(),
        key.contender().title(),
        value,
        metric.unit(),
        ratio(value, best(metric, key.database())),
        ratio(value, limit(metric, key.database())));
  }

  /** Returns what the best durable peer reaches. */
  public OptionalDouble best(Metric metric, Object database) {
    DoubleStream peers = of(metric, database, Role.DURABLE_PEER);
    return metric.better() == Metric.Better.HIGHER ? peers.max() : peers.min();
  }

  /** Returns the limit: the stricter one, if both apply. */
  public OptionalDouble limit(Metric metric, Object database) {
    DoubleStream limits = of(metric, database, Role.LIMIT);
    return metric.better() == Metric.Better.HIGHER ? limits.min() : limits.max();
  }

  private DoubleStream of(Metric metric, Object database, Role role) {
    return Arrays.stream(ContenderKind.values())
        .filter(contender -> contender.role() == role)
        .map(contender -> median(metric, database, contender))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }

  private static @Nullable Double ratio(double value, OptionalDouble other) {
    return other.isEmpty() || other.getAsDouble() == 0 ? null : value / other.getAsDouble();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (Objects.requireNonNull(sorted.get(middle - 1)) + sorted.get(middle)) / 2;
  }
}
