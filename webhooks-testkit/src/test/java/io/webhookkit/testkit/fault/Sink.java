package io.webhookkit.testkit.fault;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.endpoint.Answer;
import io.webhookkit.testkit.endpoint.LoopbackConnection;
import io.webhookkit.testkit.endpoint.LoopbackRequest;
import io.webhookkit.testkit.endpoint.LoopbackServer;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The endpoints of a run: a real server that records every request. Thread-safe. */
final class Sink implements AutoCloseable {

  private static final Reply TAKEN = Reply.of(200);

  /** One for all of them, so that whoever has got hold of a log can look for it. */
  static final String SECRET = Secret.generate().reveal();

  private final List<Arrival> arrivals = new ArrayList<>();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final LoopbackServer server = LoopbackServer.start(0, this::handle);

  /** How requests to one path are answered. */
  @FunctionalInterface
  interface Behaviour {
    Reply to(LoopbackRequest request);
  }

  /** What is written to the connection. */
  @FunctionalInterface
  interface Writing {
    void on(LoopbackConnection connection) throws IOException;
  }

  /** An answer, and whether it says that the request was taken. */
  record Reply(boolean taken, Writing writing) {

    static Reply of(int status) {
      return new Reply(
          status / 100 == 2, each -> new Answer.Respond(status, Map.of(), "").give(each));
    }

    /** Waits until something happens, and ends the connection. */
    static Reply noneUntil(Runnable something) {
      return new Reply(
          false,
          each -> {
            something.run();
            new Answer.Hang().give(each);
          });
    }
  }

  int port() {
    return server.port();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  /** Returns an endpoint that gets what is about one shipment one after the other. */
  Endpoint endpoint(String name, String path) {
    return endpointAt(name, url(path));
  }

  /** Returns one that is somewhere else. */
  Endpoint endpointAt(String name, String url) {
    return Endpoint.named(name).url(url).secret(SECRET).events("*").ordering("subject").build();
  }

  /** From now on a path answers like this. */
  Sink at(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
    return this;
  }

  /** From now on a path takes everything. */
  void heal(String path) {
    behaviours.remove(path);
  }

  private void handle(LoopbackRequest request, LoopbackConnection connection) throws IOException {
    connections.add(connection.socket());
    Reply reply = behaviours.getOrDefault(request.path(), any -> TAKEN).to(request);
    synchronized (arrivals) {
      arrivals.add(Arrival.of(request, reply.taken()));
    }
    reply.writing().on(connection);
  }

  /** Returns what arrived at a path so far. */
  List<Arrival> arrivals(String path) {
    synchronized (arrivals) {
      return arrivals.stream().filter(each -> each.path().equals(path)).toList();
    }
  }

  List<Arrival> arrivals() {
    synchronized (arrivals) {
      return List.copyOf(arrivals);
    }
  }

  /** Fails if anybody who has sent something, and has ended, has left a connection open. */
  @Override
  public void close() {
    Eventually.until(
        () -> "HTTP connections end", () -> connections.stream().allMatch(Socket::isClosed));
    server.close();
  }
}
