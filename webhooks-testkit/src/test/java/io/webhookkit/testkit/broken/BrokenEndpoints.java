package io.webhookkit.testkit.broken;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Repositories of endpoints that break a promise; the first one breaks none. */
@SuppressWarnings("ImmutableEnumChecker") // a way to break is a function
enum BrokenEndpoints implements Broken {
  BREAKS_NOTHING(good -> good),
  LISTS_NOTHING(
      good ->
          new ForwardingEndpoints(good) {
            @Override
            public Collection<Endpoint> enabled() {
              return List.of();
            }
          },
      "everyEndpointIsEnabledAndFoundByItsName",
      "aDisabledEndpointIsAskedForNothingAtOnce",
      "whoeverSaysToBeGoneIsDisabledUnlessItHasMoved"),
  LISTS_WHAT_IS_DISABLED(
      good ->
          new ForwardingEndpoints(good) {
            private final Collection<Endpoint> all = List.copyOf(good.enabled());

            @Override
            public Collection<Endpoint> enabled() {
              return all;
            }
          },
      "aDisabledEndpointIsAskedForNothingAtOnce",
      "whoeverSaysToBeGoneIsDisabledUnlessItHasMoved"),
  FINDS_NOTHING(
      good ->
          new ForwardingEndpoints(good) {
            @Override
            public Optional<Endpoint> find(String name) {
              return Optional.empty();
            }
          },
      "everyEndpointIsEnabledAndFoundByItsName"),
  FINDS_WHAT_IS_DISABLED(
      good ->
          new ForwardingEndpoints(good) {
            private final Collection<Endpoint> all = List.copyOf(good.enabled());

            @Override
            public Optional<Endpoint> find(String name) {
              return all.stream().filter(endpoint -> endpoint.name().equals(name)).findFirst();
            }
          },
      "aDisabledEndpointIsAskedForNothingAtOnce"),
  FINDS_WHAT_IS_UNKNOWN(
      good ->
          new ForwardingEndpoints(good) {
            @Override
            public Optional<Endpoint> find(String name) {
              return super.find(name)
                  .or(() -> isDisabled(name) ? Optional.empty() : enabled().stream().findFirst());
            }
          },
      "anUnknownEndpointIsNoDisabledOne"),
  ASKS_EVERYBODY(
      good ->
          new ForwardingEndpoints(good) {
            @Override
            public Collection<Endpoint> wanting(EventType type) {
              return enabled();
            }
          },
      "thoseWhoWantATypeAreKnown"),
  KEEPS_ITS_ANSWERS(
      good ->
          new ForwardingEndpoints(good) {
            private final Map<EventType, Collection<Endpoint>> kept = new HashMap<>();

            @Override
            public Collection<Endpoint> wanting(EventType type) {
              return kept.computeIfAbsent(type, super::wanting);
            }
          },
      "aDisabledEndpointIsAskedForNothingAtOnce"),
  FORGETS_WHAT_IS_DISABLED(
      good ->
          new ForwardingEndpoints(good) {
            @Override
            public boolean isDisabled(String name) {
              return false;
            }
          },
      "aDisabledEndpointIsAskedForNothingAtOnce"),
  TAKES_ALL_FOR_DISABLED(
      good ->
          new ForwardingEndpoints(good) {
            @Override
            public boolean isDisabled(String name) {
              return true;
            }
          },
      "everyEndpointIsEnabledAndFoundByItsName",
      "anUnknownEndpointIsNoDisabledOne"),
  DISABLES_WHAT_HAS_MOVED(
      good ->
          new ForwardingEndpoints(good) {
            @Override
            public void disable(Endpoint endpoint, String reason) {
              disable(endpoint.name(), reason);
            }
          },
      "whoeverSaysToBeGoneIsDisabledUnlessItHasMoved"),
  DISABLES_WHAT_IS_UNKNOWN(
      good ->
          new ForwardingEndpoints(good) {
            private final Set<String> disabled = new HashSet<>();

            @Override
            public void disable(String name, String reason) {
              super.disable(name, reason);
              disabled.add(name);
            }

            @Override
            public boolean isDisabled(String name) {
              return disabled.contains(name);
            }
          },
      "anUnknownEndpointIsNoDisabledOne");

  private final UnaryOperator<EndpointRepository> breaking;
  private final Set<String> cases;

  BrokenEndpoints(UnaryOperator<EndpointRepository> breaking, String... cases) {
    this.breaking = breaking;
    this.cases = Set.of(cases);
  }

  EndpointRepository breaking(EndpointRepository good) {
    return breaking.apply(good);
  }

  @Override
  public Set<String> cases() {
    return cases;
  }
}
