package io.webhookkit.inbound.sources;

import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.RejectedRequestException;
import java.util.List;

/**
 * A header that holds a signature, as the senders have it that sign nothing but the body. Immutable
 * and thread-safe.
 *
 * @param header the header's name
 * @param prefix what stands before the signature; empty if nothing does
 * @param secrets what it is signed with
 */
record SignedBody(String header, String prefix, SharedSecrets secrets) {

  /**
   * Requires that the body is signed, in hexadecimal.
   *
   * @throws RejectedRequestException if it is not
   */
  void requireHex(InboundRequest request) {
    require(secrets.signedInHex(List.of(signature(request)), request.body()));
  }

  /**
   * Requires that the body is signed, in base64.
   *
   * @throws RejectedRequestException if it is not
   */
  void requireBase64(InboundRequest request) {
    require(secrets.signedInBase64(signature(request), request.body()));
  }

  private String signature(InboundRequest request) {
    String value = request.header(header);
    if (value == null || !value.startsWith(prefix)) {
      throw RejectedRequestException.notAuthentic("there is no signature of a known form");
    }
    return value.substring(prefix.length());
  }

  private static void require(boolean signed) {
    if (!signed) {
      throw RejectedRequestException.notAuthentic("no signature matches");
    }
  }
}
