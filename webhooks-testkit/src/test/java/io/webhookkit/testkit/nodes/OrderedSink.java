package io.webhookkit.testkit.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint that refuses some of what it gets, at random, and keeps account of the rest: of each
 * subject it must take version after version.
 */
final class OrderedSink implements AutoCloseable {

  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
  private static final Pattern NODE = Pattern.compile("\"node\":\"(\\w+)\"");
  private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"(\\w+)\"");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final double refused;
  private final Map<String, Integer> versions = new ConcurrentHashMap<>();
  private final Map<String, String> nodes = new ConcurrentHashMap<>();
  private final AtomicInteger changesOfNode = new AtomicInteger();
  private final Set<String> ids = new HashSet<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger doubled = new AtomicInteger();
  private final List<String> inversions = new CopyOnWriteArrayList<>();

  /**
   * Starts one.
   *
   * @param refused which part of the requests gets a 500
   */
  OrderedSink(double refused) {
    this.refused = refused;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  int taken() {
    return taken.get();
  }

  int doubled() {
    return doubled.get();
  }

  /** Returns how often another node had written the next version of a subject. */
  int changesOfNode() {
    return changesOfNode.get();
  }

  List<String> inversions() {
    return inversions;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean refuse = ThreadLocalRandom.current().nextDouble() < refused;
    if (!refuse) {
      note(exchange.getRequestHeaders().getFirst("webhook-id"), body);
    }
    exchange.sendResponseHeaders(refuse ? 500 : 204, -1);
    exchange.close();
  }

  private void note(String id, String body) {
    String subject = group(SUBJECT, body);
    int version = Integer.parseInt(group(VERSION, body));
    boolean isNew;
    synchronized (ids) {
      isNew = ids.add(id);
    }
    if (isNew) {
      Integer before = versions.put(subject, version);
      if (version != (before == null ? 1 : before + 1)) {
        inversions.add("%s: %d after %d".formatted(subject, version, before));
      }
      String node = group(NODE, body);
      if (!node.equals(nodes.put(subject, node))) {
        changesOfNode.incrementAndGet();
      }
      taken.incrementAndGet();
    } else {
      doubled.incrementAndGet();
    }
  }

  private static String group(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + body);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
