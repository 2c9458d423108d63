package io.webhookkit.inbound.convergence;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What two versions were merged to.
 *
 * @param changes the attributes that have another value than here: what is to be set
 * @param conflicts what both had changed
 * @param corrections the attributes that have another value than there: what the other system is
 *     told
 */
public record Merged(
    Map<String, JsonNode> changes,
    List<ValueConflict> conflicts,
    Map<String, JsonNode> corrections) {

  /** Copies the collections. */
  public Merged {
    changes = Map.copyOf(changes);
    conflicts = List.copyOf(conflicts);
    corrections = Map.copyOf(corrections);
  }

  /**
   * Returns the value that an attribute is to have here.
   *
   * @param mine the value that it has, which it keeps if it is not among the changes
   * @param type the attribute's class
   */
  public <T> @Nullable T value(String attribute, @Nullable T mine, Class<T> type) {
    JsonNode change = changes.get(attribute);
    return change == null ? mine : JsonMapper.shared().convertValue(change, type);
  }

  /**
   * Sets an attribute if it is to have another value than it has here.
   *
   * @param type the attribute's class
   * @param setter takes the value; null where the other system has none
   */
  public <T> void set(String attribute, Class<T> type, Consumer<T> setter) {
    JsonNode change = changes.get(attribute);
    if (change != null) {
      setter.accept(JsonMapper.shared().convertValue(change, type));
    }
  }

  /** Leaves the values out: they may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "Merged[changes=" + changes.keySet() + ", conflicts=" + conflicts + "]";
  }
}
