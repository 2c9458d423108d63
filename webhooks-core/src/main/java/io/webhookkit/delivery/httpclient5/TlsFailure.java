package io.webhookkit.delivery.httpclient5;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says why TLS failed, in words of ours. */
final class TlsFailure {

  private TlsFailure() {}

  static String reason(SSLException failure) {
    return causes(failure)
        .map(TlsFailure::known)
        .filter(reason -> !reason.isEmpty())
        .reduce((first, deeper) -> deeper)
        .map(reason -> "TLS failed: " + reason)
        .orElse("TLS failed");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static String known(Throwable cause) {
    if (cause instanceof CertificateExpiredException) {
      return "its certificate has expired";
    }
    if (cause instanceof CertificateNotYetValidException) {
      return "its certificate is not valid yet";
    }
    if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
      return "its certificate is not trusted";
    }
    if (cause instanceof SSLPeerUnverifiedException) {
      return "its certificate is for another host";
    }
    return said(Objects.toString(cause.getMessage()).toLowerCase(Locale.ROOT));
  }

  /** What the platform tells in a text alone: a name that differs, and alerts of the protocol. */
  private static String said(String message) {
    if (message.startsWith("no subject alternative") || message.startsWith("no name matching")) {
      return "its certificate is for another host";
    }
    if (message.contains("protocol_version") || message.contains("no appropriate protocol")) {
      return "it speaks no version that is safe";
    }
    if (message.contains("certificate_required") || message.contains("bad_certificate")) {
      return "it asks for a certificate of ours";
    }
    return "";
  }
}
