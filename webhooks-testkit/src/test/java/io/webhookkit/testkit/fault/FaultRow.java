package io.webhookkit.testkit.fault;

import java.util.TreeSet;

/**
 * A row of the table.
 *
 * @param on what it was tried on, such as "H2, PostgreSQL"
 * @param result "ok", or "FAILED" if a try did not come to its end
 * @param runs how often it was tried; a kill is a try
 */
record FaultRow(
    String fault,
    String on,
    String result,
    int runs,
    int kills,
    int events,
    int lost,
    int undone,
    int doubled,
    int inverted) {

  static FaultRow parse(String line) {
    String[] parts = line.split("\t", -1);
    int[] numbers = new int[7];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(parts[3 + i]);
    }
    return new FaultRow(
        parts[0],
        parts[1],
        parts[2],
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6]);
  }

  String line() {
    return String.join("\t", fault, on, result, join("\t"));
  }

  String cells() {
    String tried = result.equals("ok") ? Integer.toString(runs) : runs + " " + result;
    return "| %s | %s | %s | %d | %d | %d | %d | %d |"
        .formatted(fault, on, tried, events, lost, doubled, inverted, undone);
  }

  private String join(String separator) {
    return "%d%8$s%d%8$s%d%8$s%d%8$s%d%8$s%d%8$s%d"
        .formatted(runs, kills, events, lost, undone, doubled, inverted, separator);
  }

  /** Returns this row and another one of the same fault as one. */
  FaultRow with(FaultRow other) {
    TreeSet<String> names = new TreeSet<>();
    names.add(on);
    names.add(other.on);
    return new FaultRow(
        fault,
        String.join(", ", names),
        result.equals("ok") ? other.result : result,
        runs + other.runs,
        kills + other.kills,
        events + other.events,
        lost + other.lost,
        undone + other.undone,
        doubled + other.doubled,
        inverted + other.inverted);
  }
}
