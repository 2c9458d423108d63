package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.process.DatabaseKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was asked for.
 *
 * @param quick whether it has to be over in ten minutes
 * @param parts what to measure
 * @param contenders who takes part
 * @param databases on what, where a part is for more than one
 */
record Options(
    boolean quick, Set<Part> parts, Set<ContenderKind> contenders, Set<DatabaseKind> databases) {

  private static final String ONLY = "--only=";
  private static final String ON = "--on=";

  /**
   * Reads the command's arguments.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  static Options parse(List<String> arguments) {
    boolean quick = false;
    Set<Part> parts = EnumSet.noneOf(Part.class);
    Set<ContenderKind> contenders = EnumSet.allOf(ContenderKind.class);
    Set<DatabaseKind> databases = EnumSet.allOf(DatabaseKind.class);
    for (String argument : arguments) {
      if (argument.equals("--quick")) {
        quick = true;
      } else if (argument.startsWith(ONLY)) {
        contenders = constants(ContenderKind.class, argument.substring(ONLY.length()));
      } else if (argument.startsWith(ON)) {
        databases = constants(DatabaseKind.class, argument.substring(ON.length()));
      } else {
        parts.add(Part.valueOf(constant(argument)));
      }
    }
    return new Options(
        quick, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, contenders, databases);
  }

  /** Returns how contenders are called on the command line. */
  static String contenderWords() {
    return Arrays.stream(ContenderKind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(" "));
  }

  private static <E extends Enum<E>> Set<E> constants(Class<E> type, String words) {
    return Arrays.stream(words.split(",", -1))
        .map(word -> Enum.valueOf(type, constant(word)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  boolean asksFor(Part part) {
    return parts.contains(part);
  }

  boolean asksForAny(Part... some) {
    for (Part part : some) {
      if (parts.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
