package io.webhookkit.testkit.endpoint;

import java.util.Map;

/** A request as it arrived. */
public final class LoopbackRequest {

  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;

  LoopbackRequest(String path, Map<String, String> headers, byte[] body) {
    this.path = path;
    this.headers = headers;
    this.body = body;
  }

  /** Returns what it asked for, such as {@code /crm}. */
  public String path() {
    return path;
  }

  /** Returns its headers by name, in any letter case; of several values the first. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns its body. */
  public byte[] body() {
    return body;
  }
}
