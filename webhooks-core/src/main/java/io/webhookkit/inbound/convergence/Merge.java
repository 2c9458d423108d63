package io.webhookkit.inbound.convergence;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/**
 * Merges two versions of one thing, attribute by attribute, and keeps what each {@link
 * AttributeMerge} comes to. Used once.
 */
final class Merge {

  private final Agreement agreement;
  private final Versions versions;
  private final Map<String, Agreed> agreed;
  private final Map<String, JsonNode> changes = new HashMap<>();
  private final Map<String, JsonNode> corrections = new HashMap<>();
  private final Map<ValueConflict, JsonNode> kept = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, Instant> since = new HashMap<>();

  Merge(Agreement agreement, Versions versions) {
    this.agreement = agreement;
    this.versions = versions;
    this.agreed = new HashMap<>(versions.link().agreed());
  }

  Merged merged() {
    agreement.attributes().keySet().stream().sorted().forEach(this::merge);
    return new Merged(changes, List.copyOf(kept.keySet()), corrections);
  }

  private void merge(String attribute) {
    JsonNode here = versions.mine().values().get(attribute);
    JsonNode there = versions.theirs().values().get(attribute);
    if (here != null && there != null) { // else it is not known on one side
      ConflictPolicy policy = agreement.attributes().getOrDefault(attribute, ConflictPolicy.LATEST);
      new AttributeMerge(attribute, policy, here, there, versions, this).decide();
    }
  }

  /** Notes what is known of an attribute from now on. */
  void agree(String attribute, Agreed now) {
    agreed.put(attribute, now);
  }

  /** Notes that it does not matter any more what was sent of an attribute. */
  void end(String attribute) {
    ended.add(attribute);
  }

  /** Notes what is to be set here. */
  void change(String attribute, JsonNode value) {
    changes.put(attribute, value);
  }

  /** Notes what the other system is to be told. */
  void correct(String attribute, JsonNode value) {
    corrections.put(attribute, value);
  }

  /** Notes when an attribute was changed here that is corrected. */
  void correctedSince(String attribute, Instant changed) {
    since.put(attribute, changed);
  }

  /** Notes how a conflict was ended. */
  void keep(ValueConflict conflict, JsonNode value) {
    kept.put(conflict, value);
  }

  /** Returns what is known of an attribute by now. */
  Agreed agreed(String attribute) {
    return agreed.getOrDefault(attribute, Agreed.NOTHING);
  }

  /** Returns what is known of each attribute from now on. */
  Map<String, Agreed> agreed() {
    return agreed;
  }

  /** Returns how each conflict was ended. */
  Map<ValueConflict, JsonNode> kept() {
    return kept;
  }

  /** Returns when an attribute was changed that is corrected; empty if it was made just now. */
  Optional<Instant> since(String attribute) {
    return Optional.ofNullable(since.get(attribute));
  }

  /** Returns the attributes of which it does not matter any more what was sent. */
  Set<String> ended() {
    return ended;
  }

  /** Returns a fingerprint of what is corrected: our values, instead of theirs of that time. */
  String correction() {
    Version theirs = versions.theirs();
    Map<String, JsonNode> refused = new HashMap<>(corrections);
    corrections
        .keySet()
        .forEach(
            attribute ->
                refused.put(
                    attribute + " instead of",
                    theirs.values().getOrDefault(attribute, MissingNode.getInstance())));
    refused.put("at", StringNode.valueOf(String.valueOf(theirs.changedAt())));
    return Fingerprint.of(refused);
  }
}
