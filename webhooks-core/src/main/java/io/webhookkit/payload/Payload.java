package io.webhookkit.payload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * A written event that lacks one thing: its sequence, which only the outbox knows, and only once
 * the event is stored. The bytes say where its digits belong. If the {@link #ZEROS} are right
 * before that place, they give way to the digits, one for each: sequences of equal length are in
 * order as texts, too.
 *
 * @param contentType the media type of the bytes, such as {@code application/json}
 * @param bytes the event; not copied, so nobody writes into them
 * @param sequenceOffset before which byte the sequence belongs, from 0 to {@code bytes.length}
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody, and copied for nobody: it is a hot path
public record Payload(String contentType, byte[] bytes, int sequenceOffset) {

  /** As many zeros as the longest sequence has digits. */
  public static final String ZEROS = "0".repeat(Long.toString(Long.MAX_VALUE).length());

  private static final byte[] PADDING = ZEROS.getBytes(US_ASCII);

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
    int head = isPadded() ? sequenceOffset - digits.length : sequenceOffset;
    int tail = bytes.length - sequenceOffset;
    byte[] whole = new byte[head + digits.length + tail];
    System.arraycopy(bytes, 0, whole, 0, head);
    System.arraycopy(digits, 0, whole, head, digits.length);
    System.arraycopy(bytes, sequenceOffset, whole, head + digits.length, tail);
    return whole;
  }

  private boolean isPadded() {
    int from = sequenceOffset - PADDING.length;
    return from >= 0 && Arrays.equals(bytes, from, sequenceOffset, PADDING, 0, PADDING.length);
  }

  /** Leaves the bytes out: they may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "Payload[" + contentType + ", " + bytes.length + " bytes]";
  }
}
