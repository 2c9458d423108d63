package io.webhookkit.payload;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A written event that lacks one thing: its sequence, which only the outbox knows, and only once
 * the event is stored. The bytes say where its digits belong.
 *
 * @param contentType the media type of the bytes, such as {@code application/json}
 * @param bytes the event; not copied, so nobody writes into them
 * @param sequenceOffset before which byte the sequence belongs, from 0 to {@code bytes.length}
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody, and copied for nobody: it is a hot path
public record Payload(String contentType, byte[] bytes, int sequenceOffset) {

  /** Checks that the offset lies in the bytes. */
  public Payload {
    if (sequenceOffset < 0 || sequenceOffset > bytes.length) {
      throw new IllegalArgumentException(
          "offset " + sequenceOffset + " is not in " + bytes.length + " bytes");
    }
  }

  /** Returns the bytes with the sequence in its place, in decimal. */
  public byte[] withSequence(long sequence) {
    byte[] digits = Long.toString(sequence).getBytes(US_ASCII);
    byte[] whole = new byte[bytes.length + digits.length];
    System.arraycopy(bytes, 0, whole, 0, sequenceOffset);
    System.arraycopy(digits, 0, whole, sequenceOffset, digits.length);
    System.arraycopy(
        bytes,
        sequenceOffset,
        whole,
        sequenceOffset + digits.length,
        bytes.length - sequenceOffset);
    return whole;
  }

  /** Leaves the bytes out: they may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "Payload[" + contentType + ", " + bytes.length + " bytes]";
  }
}
