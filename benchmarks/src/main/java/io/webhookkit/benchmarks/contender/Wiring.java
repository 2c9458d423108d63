package io.webhookkit.benchmarks.contender;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What every contender is given.
 *
 * @param dataSource the pool
 * @param h2 whether it is H2, else PostgreSQL
 * @param sinkPort where the receivers are
 * @param node a name for this process that it keeps after a crash
 */
public record Wiring(DataSource dataSource, boolean h2, int sinkPort, String node) {

  /** The endpoint of all that asks for no particular one. */
  public static final String MAIN = "main";

  /** The one of the ten that hangs when one does. */
  public static final String HANGING = spread(9);

  /** How many threads a peer sends with, or requests are under way for a limit. */
  static final int SENDERS = 32;

  static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  /** Returns the name of one of ten endpoints. */
  public static String spread(long n) {
    return "e" + n % 10;
  }

  static List<String> targets() {
    return Stream.concat(Stream.of(MAIN), IntStream.range(0, 10).mapToObj(Wiring::spread)).toList();
  }

  String url(String target) {
    return "http://127.0.0.1:" + sinkPort + "/to/" + target;
  }
}
