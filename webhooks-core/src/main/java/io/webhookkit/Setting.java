package io.webhookkit;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting as it is written, for adapters whose framework does not read it. What can't be read is
 * a {@link WebhookConfigurationException} that names the setting, the value and the fix. Immutable.
 *
 * @param name what is set, without the prefix {@code webhooks}, such as {@code capture.bulk}
 * @param value what it is set to
 */
public record Setting(String name, String value) {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,18}) ?(B|KB|MB|GB)?");
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Za-z0-9_.-]+}");
  private static final Duration LONGEST = Duration.ofDays(36_525);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(MS|S|M|H|D)");

  /** Reads one of the values of an enumeration, in upper or lower case. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    E[] values = type.getEnumConstants();
    return Arrays.stream(values)
        .filter(each -> each.name().equalsIgnoreCase(value.strip()))
        .findFirst()
        .orElseThrow(() -> refused("use " + alternatives(values)));
  }

  private static String alternatives(Enum<?>[] values) {
    List<String> names = Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** Reads a size in bytes, such as {@code 256KB}; KB, MB and GB are powers of 1024. */
  public long bytes() {
    Matcher size = SIZE.matcher(upper());
    if (size.matches()) {
      int unit = size.group(2) == null ? 0 : UNITS.indexOf(size.group(2));
      long number = Long.parseLong(size.group(1));
      if (number <= Long.MAX_VALUE >> (10 * unit)) {
        return number << (10 * unit);
      }
    }
    throw refused("give a size, such as 256KB");
  }

  /**
   * Reads a duration, such as {@code 20ms}, {@code 60s}, {@code 2m}, ISO 8601's PT1M, or {@code 0};
   * a hundred years at most.
   */
  public Duration duration() {
    Duration duration = anyDuration();
    if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
      throw refused("give a duration of at most " + LONGEST.toDays() + " days");
    }
    return duration;
  }

  private Duration anyDuration() {
    if (upper().equals("0")) {
      return Duration.ZERO;
    }
    Matcher duration = DURATION.matcher(upper());
    if (duration.matches()) {
      long number = Long.parseLong(duration.group(1));
      return switch (duration.group(2)) {
        case "MS" -> Duration.ofMillis(number);
        case "S" -> Duration.ofSeconds(number);
        case "M" -> Duration.ofMinutes(number);
        case "H" -> Duration.ofHours(number);
        default -> Duration.ofDays(number);
      };
    }
    try {
      return Duration.parse(upper());
    } catch (DateTimeParseException e) {
      throw refused("give a duration, such as 60s or PT1M");
    }
  }

  /** Reads a whole number. */
  public int number() {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw refused("give a whole number");
    }
  }

  /** Reads {@code true} or {@code false}, in upper or lower case. */
  public boolean flag() {
    return switch (upper()) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> throw refused("use true or false");
    };
  }

  /** Reads a part of a whole, such as {@code 0.2}. */
  public double part() {
    try {
      return Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      throw refused("give a part from 0 to 1");
    }
  }

  /** Reads a URI or a relative reference, in ASCII. */
  public URI uri() {
    try {
      URI uri = new URI(value.strip());
      if (uri.toString().equals(uri.toASCIIString())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below, without the text of the exception
    }
    throw refused("give a URI or a relative reference, such as https://shop.example.com or /shop");
  }

  /**
   * Requires that this is no placeholder, such as {@code ${CRM_SECRET}}, left as it was written.
   */
  public void requireReplaced() {
    if (PLACEHOLDER.matcher(value).matches()) {
      throw refused("nothing sets this: set the environment variable or property it names");
    }
  }

  private String upper() {
    return value.strip().toUpperCase(Locale.ROOT);
  }

  private WebhookConfigurationException refused(String fix) {
    return new WebhookConfigurationException(name, value, fix);
  }
}
