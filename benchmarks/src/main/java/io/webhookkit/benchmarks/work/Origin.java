package io.webhookkit.benchmarks.work;

import java.util.List;
import jdk.jfr.consumer.RecordedFrame;

/** Says of a stack of calls whose code runs there, and who has asked for it. */
final class Origin {

  private static final String JDK = "the JDK";
  private static final String KIT = "webhooks";
  private static final String KIT_PACKAGE = "io.webhookkit.";

  /** The first that fits. */
  private static final List<Author> AUTHORS =
      List.of(
          new Author("io.webhookkit.benchmarks.", "the application"),
          new Author(KIT_PACKAGE, KIT),
          new Author("org.apache.hc.", "HttpClient"),
          new Author("org.h2.", "H2"),
          new Author("org.postgresql.", "PostgreSQL's driver"),
          new Author("com.zaxxer.", "Hikari"),
          new Author("org.springframework.", "Spring"),
          new Author("tools.jackson.", "Jackson"));

  private Origin() {}

  /** Who has written the code whose package begins so. */
  private record Author(String prefix, String name) {}

  /** Returns who has written what runs: what the JDK does is put down to its caller. */
  static String author(List<RecordedFrame> stack) {
    return stack.stream()
        .map(frame -> author(type(frame)))
        .filter(author -> !author.equals(JDK))
        .findFirst()
        .orElse(JDK);
  }

  /** Returns the kit's class that is nearest to what runs; without any, the author. */
  static String cause(List<RecordedFrame> stack) {
    return stack.stream()
        .map(Origin::type)
        .filter(type -> author(type).equals(KIT))
        .findFirst()
        .map(type -> type.substring(KIT_PACKAGE.length()).replaceFirst("\\$.*", ""))
        .orElseGet(() -> author(stack));
  }

  private static String author(String type) {
    return AUTHORS.stream()
        .filter(each -> type.startsWith(each.prefix()))
        .map(Author::name)
        .findFirst()
        .orElse(JDK);
  }

  private static String type(RecordedFrame frame) {
    return frame.getMethod().getType().getName();
  }
}
