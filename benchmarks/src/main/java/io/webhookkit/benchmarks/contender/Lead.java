package io.webhookkit.benchmarks.contender;

/**
 * What a transaction inserts, and what its event tells.
 *
 * @param n its number, by which the sink counts
 * @param target the endpoint that its event goes to
 */
public record Lead(
    long n,
    String target,
    String email,
    String name,
    String company,
    int score,
    boolean bounced,
    String note) {

  /** Returns one, told apart from others by its number. */
  public static Lead of(long n, String target) {
    return new Lead(
        n,
        target,
        "ada-" + n + "@example.org",
        "Ada Lovelace",
        "Analytical Engines, Ltd.",
        (int) (n % 100),
        false,
        "Asked for a demonstration of the engine, and to be called on a Thursday.");
  }
}
