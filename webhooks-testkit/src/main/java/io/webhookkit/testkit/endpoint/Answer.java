package io.webhookkit.testkit.endpoint;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** How an endpoint answers one request. {@link AnswerScript} makes them. */
public sealed interface Answer {

  /** Returns the status that the sender is told at once; 0 if it is none. */
  default int status() {
    return 0;
  }

  /** Answers, and returns the status that the sender was told to the end; 0 if it was not. */
  int give(LoopbackConnection connection) throws IOException;

  /** A whole answer. */
  record Respond(int status, Map<String, String> headers, String body) implements Answer {

    /** Copies the headers. */
    public Respond {
      headers = Map.copyOf(headers);
    }

    @Override
    public int give(LoopbackConnection connection) throws IOException {
      connection.answer(status, headers, body);
      return status;
    }
  }

  /** None, with the connection left open; whoever gives it waits before. */
  record Hang() implements Answer {

    @Override
    public int give(LoopbackConnection connection) throws IOException {
      connection.end();
      return 0;
    }
  }

  /** A connection that is reset. */
  record Reset() implements Answer {

    @Override
    public int give(LoopbackConnection connection) throws IOException {
      connection.reset();
      return 0;
    }
  }

  /** A connection that ends within the head of the answer. */
  record CutOff() implements Answer {

    @Override
    public int give(LoopbackConnection connection) throws IOException {
      connection.cutOff();
      return 0;
    }
  }

  /** A success that comes byte by byte. */
  record Slow(Duration between) implements Answer {

    @Override
    public int give(LoopbackConnection connection) throws IOException {
      connection.answerSlowly(between);
      return 200;
    }
  }

  /** A success whose head comes at once, and its body byte by byte. */
  record SlowBody(int bytes, Duration between) implements Answer {

    @Override
    public int status() {
      return 200;
    }

    @Override
    public int give(LoopbackConnection connection) throws IOException {
      connection.answerWithSlowBody(bytes, between);
      return 200;
    }
  }
}
