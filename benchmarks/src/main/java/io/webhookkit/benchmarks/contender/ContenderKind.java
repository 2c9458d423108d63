package io.webhookkit.benchmarks.contender;

/** Who takes part, with the settings that are not as they come. */
public enum ContenderKind {
  KIT("webhooks", Role.KIT, "everything as it comes"),
  TRANSACTION_OUTBOX(
      "transaction-outbox 4.2.268",
      Role.DURABLE_PEER,
      "sends after the commit on 32 threads with a queue without bounds; flush every 1 s, attempts every 30 s"),
  MODULITH(
      "Spring Modulith 2.1.1",
      Role.DURABLE_PEER,
      "asynchronous listener on 32 threads; publications are deleted when complete"),
  NAMASTACK(
      "namastack-outbox 1.6.0",
      Role.DURABLE_PEER,
      "polls every 10 ms for 500 records, 32 threads; records are deleted when complete"),
  DB_SCHEDULER(
      "db-scheduler 16.12.0",
      Role.DURABLE_PEER,
      "32 threads, lock-and-fetch of up to 128, looks after each commit and every 100 ms, heartbeat 5 s"),
  JOBRUNR(
      "JobRunr 8.7.0 (open source)",
      Role.DURABLE_PEER,
      "100 workers, polls every 5 s, its least; jobs are stored after the commit"),
  AFTER_COMMIT(
      "after-commit listener", Role.OTHER_PEER, "RestClient on the committing thread; not durable"),
  NO_EVENTS("limit: no events", Role.LIMIT, "the same transactions alone"),
  NO_DATABASE(
      "limit: no database", Role.LIMIT, "HttpClient 5 async, signed, 32 requests under way");

  /** In which capacity. */
  public enum Role {
    KIT,
    DURABLE_PEER,
    OTHER_PEER,
    LIMIT
  }

  private final String title;
  private final Role role;
  private final String settings;

  ContenderKind(String title, Role role, String settings) {
    this.title = title;
    this.role = role;
    this.settings = settings;
  }

  /** Opens it, with its tables, at rest. */
  public Contender open(Wiring wiring) throws Exception {
    return switch (this) {
      case KIT -> new Kit(wiring);
      case TRANSACTION_OUTBOX -> new TransactionOutboxPeer(wiring);
      case MODULITH -> new ModulithPeer(wiring);
      case NAMASTACK -> new NamastackPeer(wiring);
      case DB_SCHEDULER -> new DbSchedulerPeer(wiring);
      case JOBRUNR -> new JobRunrPeer(wiring);
      case AFTER_COMMIT -> new AfterCommit(wiring);
      case NO_EVENTS -> new NoEvents(wiring);
      case NO_DATABASE -> new NoDatabase(wiring);
    };
  }

  /** How it is called in tables. */
  public String title() {
    return title;
  }

  /** What it takes part as. */
  public Role role() {
    return role;
  }

  /** What was set. */
  public String settings() {
    return settings;
  }
}
