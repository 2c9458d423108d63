package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.contender.ContenderKind;
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
 */
record Options(boolean quick, Set<Part> parts, Set<ContenderKind> contenders) {

  private static final String ONLY = "--only=";

  /**
   * Reads the command's arguments.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  static Options parse(List<String> arguments) {
    boolean quick = false;
    Set<Part> parts = EnumSet.noneOf(Part.class);
    Set<ContenderKind> contenders = EnumSet.allOf(ContenderKind.class);
    for (String argument : arguments) {
      if (argument.equals("--quick")) {
        quick = true;
      } else if (argument.startsWith(ONLY)) {
        contenders = EnumSet.noneOf(ContenderKind.class);
        for (String name : argument.substring(ONLY.length()).split(",", -1)) {
          contenders.add(ContenderKind.valueOf(constant(name)));
        }
      } else {
        parts.add(Part.valueOf(constant(argument)));
      }
    }
    return new Options(quick, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, contenders);
  }

  /** Returns how contenders are called on the command line. */
  static String contenderWords() {
    return Arrays.stream(ContenderKind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(" "));
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
