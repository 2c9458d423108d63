package io.webhookkit.benchmarks.sink;

/** How the sink treats what is posted to one target. */
public enum Behaviour {
  /** Takes it: 204. */
  TAKES("takes all"),
  /** Reads it, and never answers. */
  HANGS("hangs"),
  /** 503, and asks for 2 s. */
  IS_BUSY("answers 503"),
  /** 429, and asks for 3 s. */
  LIMITS("answers 429"),
  /** 404: as if nobody had ever been there. */
  IS_GONE("answers 404"),
  /** Takes it, and ends the connection in the midst of its answer. */
  RESETS("breaks its answers off"),
  /** Takes it, and answers a byte each 100 ms, without end. */
  DRIPS("answers without end");

  private final String title;

  Behaviour(String title) {
    this.title = title;
  }

  /** What it does, as a reader is told. */
  public String title() {
    return title;
  }

  /** Tells whether an application behind it has what was posted, whatever the sender learns. */
  boolean takes() {
    return this == TAKES || this == RESETS || this == DRIPS;
  }
}
