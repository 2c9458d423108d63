package io.webhookkit.testkit.contract.capture;

import io.webhookkit.WebhookEvent;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entity with a value of each kind. */
@Entity
@WebhookEvent("sample")
public class Sample {
  @Id public UUID id;
  public @Nullable LocalDate born;
  public @Nullable LocalTime opens;
  public @Nullable LocalDateTime starts;
  public @Nullable Instant moment;
  public @Nullable OffsetDateTime called;
  public @Nullable Date changed;
  public @Nullable Timestamp stamped;
  public @Nullable Duration lasts;
  public @Nullable BigDecimal price;

  @Column(precision = 30, scale = 10)
  public @Nullable BigDecimal exact;

  @Enumerated(EnumType.STRING)
  public @Nullable Size extent;

  @Enumerated(EnumType.ORDINAL)
  public @Nullable Size rank;

  public @Nullable UUID other;
  public byte @Nullable [] bytes;
  @Embedded public @Nullable Address address;

  @Convert(converter = RangeConverter.class)
  public @Nullable Range reach;

  @Convert(converter = OnOffConverter.class)
  public @Nullable Boolean agreed;

  public int @Nullable [] numbers;
  public String @Nullable [] words;

  @JdbcTypeCode(SqlTypes.JSON)
  public @Nullable Map<String, Object> choices;

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

  /** Stores a boolean as {@code on} or {@code off}. */
  public static class OnOffConverter implements AttributeConverter<Boolean, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Boolean value) {
      return value == null ? null : value ? "on" : "off";
    }

    @Override
    public @Nullable Boolean convertToEntityAttribute(@Nullable String stored) {
      return stored == null ? null : stored.equals("on");
    }
  }
}
