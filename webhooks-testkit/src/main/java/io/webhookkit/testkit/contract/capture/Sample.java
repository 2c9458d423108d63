package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entity with a value of each kind. */
@Entity
@WebhookEvent("sample")
public class Sample {
  @Id public UUID id;
  public @Nullable LocalDate born;
  public @Nullable Instant moment;
  public @Nullable BigDecimal price;

  @Enumerated(EnumType.STRING)
  public @Nullable Size extent;

  public byte @Nullable [] bytes;

  @Convert(converter = RangeConverter.class)
  public @Nullable Range reach;

  protected Sample() {}

  public Sample(UUID id) {
    this.id = id;
  }

  /** An enumeration. */
  public enum Size {
    SMALL,
    LARGE
  }

  /** A value that is stored as a text. */
  public record Range(int low, int high) {}

  /** Stores a range as {@code low-high}. */
  public static class RangeConverter implements AttributeConverter<Range, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Range range) {
      return range == null ? null : range.low() + "-" + range.high();
    }

    @Override
    public @Nullable Range convertToEntityAttribute(@Nullable String stored) {
      if (stored == null) {
        return null;
      }
      String[] ends = stored.split("-", 2);
      return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }
  }
}
