package io.webhookkit.benchmarks.soak;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Looks at the database every few seconds, and notes what the nodes tell of themselves. */
final class Sampler {

  private static final int SECONDS = 5;
  private static final double MEGABYTE = 1 << 20;

  private final Tables tables;
  private final Diary diary;
  private final int perSecond;

  Sampler(Tables tables, Diary diary, int perSecond) {
    this.tables = tables;
    this.diary = diary;
    this.perSecond = perSecond;
  }

  /** Looks until so many seconds have passed. */
  void run(int untilSeconds) throws InterruptedException {
    while (diary.seconds() < untilSeconds) {
      TimeUnit.SECONDS.sleep(SECONDS);
      try {
        note(tables.counts());
      } catch (SQLException away) {
        // One of the faults.
      }
    }
  }

  private void note(Tables.Counts counts) {
    diary.measured(Gauge.CONNECTIONS, counts.connections());
    diary.measured(Gauge.rows("events open", perSecond), counts.open());
    diary.measured(Gauge.rows("deliveries waiting", perSecond), counts.waiting());
    diary.measured(Gauge.rows("webhook_outbox", perSecond), counts.events());
    diary.measured(Gauge.rows("webhook_attempt", perSecond), counts.attempts());
    diary.measured(Gauge.TABLES, counts.bytes() / MEGABYTE);
  }

  static void note(Diary diary, SoakNode node, Vitals vitals) {
    diary.measured(Gauge.heap(node), vitals.liveBytes() / MEGABYTE);
    diary.measured(Gauge.resident(node), vitals.residentBytes() / MEGABYTE);
    diary.measured(Gauge.threads(node), vitals.threads());
  }
}
