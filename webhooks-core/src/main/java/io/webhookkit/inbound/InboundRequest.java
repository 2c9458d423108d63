package io.webhookkit.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came, before anybody has trusted any of it. Immutable as long as nobody changes
 * the array it was made of, and thread-safe.
 */
public final class InboundRequest {

  private final String method;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String query;
  private final byte[] body;

  /**
   * Creates a request.
   *
   * @param method such as {@code POST}
   * @param query what stands behind the question mark, as it was sent; null if there is none
   * @param headers all values of each header, names in any letter case
   * @param body the very bytes that were received; not copied
   */
  public InboundRequest(
      String method, @Nullable String query, Map<String, List<String>> headers, byte[] body) {
    this.method = method;
    this.query = query == null ? "" : query;
    this.body = body;
    headers.forEach(
        (name, values) ->
            this.headers.computeIfAbsent(name, any -> new ArrayList<>()).addAll(values));
  }

  /** Returns the method, such as {@code POST}. */
  public String method() {
    return method;
  }

  /** Returns the very bytes that were received; not a copy. */
  public byte[] body() {
    return body;
  }

  /**
   * Returns a header's value; null if it is missing or empty.
   *
   * @param name in any letter case
   * @throws RejectedRequestException if the request has it more than once: which value one station
   *     reads and which the next is how signatures are got round
   */
  public @Nullable String header(String name) {
    return only(headers.getOrDefault(name, List.of()), "header " + name);
  }

  /**
   * Returns a parameter of the query; null if it is missing or empty.
   *
   * @throws RejectedRequestException if the query has it more than once, or is malformed
   */
  public @Nullable String parameter(String name) {
    return only(form(query).getOrDefault(name, List.of()), "parameter " + name);
  }

  private static @Nullable String only(List<String> values, String what) {
    if (values.size() > 1) {
      throw RejectedRequestException.malformed("the " + what + " is there more than once");
    }
    return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
  }

  /**
   * Reads the body as {@code application/x-www-form-urlencoded}: the values of each field.
   *
   * @throws RejectedRequestException if an escape is malformed
   */
  public Map<String, List<String>> form() {
    return form(new String(body, UTF_8));
  }

  private static Map<String, List<String>> form(String text) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw RejectedRequestException.malformed("an escape in the query or form is malformed");
    }
  }

  /** Names the method alone: nobody has judged the rest yet. */
  @Override
  public String toString() {
    return "InboundRequest[" + method + ", " + body.length + " bytes]";
  }
}
