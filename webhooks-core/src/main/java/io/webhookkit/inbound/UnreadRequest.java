package io.webhookkit.inbound;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of whose body nothing was read yet.
 *
 * @param method such as {@code POST}
 * @param query what stands behind the question mark, as it was sent; null if there is none
 * @param headers all values of each header, names in any letter case
 * @param body the body as it comes over the wire, neither decoded nor decompressed; the caller
 *     closes it
 */
public record UnreadRequest(
    String method, @Nullable String query, Map<String, List<String>> headers, InputStream body) {

  InboundRequest with(byte[] read) {
    return new InboundRequest(method, query, headers, read);
  }

  /** Names the method alone: nobody has judged the rest yet. */
  @Override
  public String toString() {
    return "UnreadRequest[" + method + "]";
  }
}
