package io.webhookkit;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.ForwardProxy;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.delivery.TlsProfile;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.convergence.Agreement;
import io.webhookkit.inbound.convergence.ConflictListener;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.PayloadSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Assembles {@link Webhooks}: the one place where the stations of the kit meet. Adapters call it,
 * and nothing else. Not thread-safe.
 */
public final class WebhooksBuilder {

  private final EndpointParts endpoints = new EndpointParts();
  private final EventParts events = new EventParts();
  private final OutboxParts outbox = new OutboxParts();
  private final DeliveryParts delivery = new DeliveryParts();
  private final TransportParts transport = new TransportParts();
  private final InboundParts inbound = new InboundParts();
  private Clock clock = Clock.systemUTC();

  WebhooksBuilder() {}

  /** Adds an endpoint. None unless set. */
  public WebhooksBuilder endpoint(Endpoint endpoint) {
    endpoints.endpoints.add(endpoint);
    return this;
  }

  /** Adds endpoints. None unless set. */
  public WebhooksBuilder endpoints(Collection<Endpoint> more) {
    endpoints.endpoints.addAll(more);
    return this;
  }

  /** Takes the endpoints from a repository instead of those that are added here. */
  public WebhooksBuilder endpoints(EndpointRepository endpointRepository) {
    endpoints.repository = endpointRepository;
    return this;
  }

  /**
   * Has endpoints in {@link #dataSource} as well, which can be saved and changed at run time: see
   * {@link Webhooks#endpointStore()}. None unless set.
   *
   * @param cipher what encrypts their addresses and secrets
   */
  public WebhooksBuilder endpointsInDatabase(SecretCipher cipher) {
    endpoints.cipher = cipher;
    return this;
  }

  /**
   * How long a change of another node to an endpoint may take to be known here; 10 s unless set.
   */
  public WebhooksBuilder endpointRefreshInterval(Duration interval) {
    endpoints.refreshInterval = interval;
    return this;
  }

  /**
   * Keeps the outbox in this database, the application's own. Required unless there is an {@link
   * #outbox}.
   */
  public WebhooksBuilder dataSource(DataSource applicationDataSource) {
    outbox.dataSource = applicationDataSource;
    return this;
  }

  /** Uses another outbox than one in {@link #dataSource}. */
  public WebhooksBuilder outbox(Outbox ownOutbox) {
    outbox.outbox = any -> ownOutbox;
    return this;
  }

  /** Keeps the outbox in memory, on the same {@link #clock}: events are lost when this one ends. */
  public WebhooksBuilder outboxInMemory() {
    outbox.outbox = InMemoryOutbox::new;
    return this;
  }

  /** What to do about the outbox's tables; {@link SchemaMode#AUTO} unless set. */
  public WebhooksBuilder schema(SchemaMode mode) {
    outbox.schema = mode;
    return this;
  }

  /** What this node is called in its leases; see {@link JdbcOutbox#open}. Null unless set. */
  public WebhooksBuilder node(@Nullable String name) {
    outbox.node = name;
    return this;
  }

  /** How long this node holds what it has claimed; 60 s unless set. */
  public WebhooksBuilder lease(Duration howLong) {
    outbox.lease = howLong;
    return this;
  }

  /**
   * How long delivered events and the log of attempts are kept; 7 days unless set, zero for ever.
   * What was not delivered is kept in any case.
   *
   * @throws WebhookConfigurationException if it is negative
   */
  public WebhooksBuilder retention(Duration age) {
    outbox.keepFor(age);
    return this;
  }

  /** How {@link Webhooks#publish} finds the running transaction; without it there never is one. */
  public WebhooksBuilder transaction(OutboxTransaction running) {
    events.transaction = running;
    return this;
  }

  /** How changes are captured; {@link CaptureSettings#DEFAULT} unless set. */
  public WebhooksBuilder capturing(CaptureSettings settings) {
    events.capturing = settings;
    return this;
  }

  /** What writes payloads; the {@link PayloadSettings#format} of the settings unless set. */
  public WebhooksBuilder serializer(PayloadSerializer payloadSerializer) {
    events.serializer = payloadSerializer;
    return this;
  }

  /** Adds a mapper, which shapes the payload of an entity class. None unless set. */
  public WebhooksBuilder mapper(PayloadMapper<?> mapper) {
    events.mappers.add(mapper);
    return this;
  }

  /** The form of payloads and their bound; {@link PayloadSettings#DEFAULT} unless set. */
  public WebhooksBuilder payload(PayloadSettings settings) {
    events.payload = settings;
    return this;
  }

  /** What carries requests, closed with the webhooks; Apache HttpClient 5 unless set. */
  public WebhooksBuilder transport(DeliveryTransport deliveryTransport) {
    transport.transport = deliveryTransport;
    return this;
  }

  /** How long to wait for a connection; 5 s unless set. */
  public WebhooksBuilder connectTimeout(Duration timeout) {
    transport.connectTimeout = timeout;
    return this;
  }

  /** After how long an exchange ends, whatever it is doing; 15 s unless set. */
  public WebhooksBuilder deadline(Duration wholeExchange) {
    transport.deadline = wholeExchange;
    return this;
  }

  /**
   * What requests leave the network through, but for those to trusted hosts; nothing unless set.
   * Names are resolved here all the same, and the proxy is told the address that was judged.
   *
   * @param url as {@link ForwardProxy#parse} reads it; empty for none
   * @throws WebhookConfigurationException if it has another form
   */
  public WebhooksBuilder proxy(String url) {
    transport.proxy = url.isBlank() ? null : ForwardProxy.parse(url);
    return this;
  }

  /** Adds a way to do TLS, which endpoints name. None unless set. */
  public WebhooksBuilder tls(TlsProfile profile) {
    endpoints.profiles.add(profile);
    return this;
  }

  /**
   * What the network's NAT64 gateway puts before IPv4 addresses, such as {@code 64:ff9b::/96}; none
   * unless set, and addresses of that kind are then not delivered to.
   */
  public WebhooksBuilder nat64Prefixes(Collection<String> prefixes) {
    transport.nat64Prefixes = List.copyOf(prefixes);
    return this;
  }

  /**
   * Hosts and address ranges that may be private and use plain HTTP; see {@link AddressGuard}. None
   * unless set.
   */
  public WebhooksBuilder trustedHosts(Collection<String> hosts) {
    transport.trustedHosts.addAll(hosts);
    return this;
  }

  /** When failed deliveries are tried again; {@link RetrySchedule#DEFAULT} unless set. */
  public WebhooksBuilder retries(RetrySchedule schedule) {
    delivery.retries = schedule;
    return this;
  }

  /** The bounds of the dispatcher; {@link DispatcherSettings#DEFAULT} unless set. */
  public WebhooksBuilder delivery(DispatcherSettings settings) {
    delivery.settings = settings;
    return this;
  }

  /** Adds a listener to the one that writes the log. */
  public WebhooksBuilder listener(WebhookListener listener) {
    delivery.listeners.add(listener);
    return this;
  }

  /** What observes each attempt, and may send headers with it; nothing unless set. */
  public WebhooksBuilder observer(DeliveryObserver deliveryObserver) {
    delivery.observer = deliveryObserver;
    return this;
  }

  /**
   * Declares types that the application publishes itself, so that endpoints may subscribe to them.
   * None unless set.
   *
   * @throws WebhookConfigurationException if one of them is malformed
   */
  public WebhooksBuilder eventTypes(Collection<String> types) {
    events.publishing(types);
    return this;
  }

  /**
   * What this system is called among those that send each other webhooks, so that a change which
   * has gone round ends where it began: no two of them may share a name. Without one, null, nobody
   * knows that a change has come through here.
   *
   * @throws WebhookConfigurationException if it holds what can't be printed, or is very long
   */
  public WebhooksBuilder system(@Nullable String name) {
    events.system(name);
    return this;
  }

  /** Adds somebody who sends webhooks. Nobody unless set. */
  public WebhooksBuilder source(ConfiguredSource source) {
    inbound.configured.add(source);
    return this;
  }

  /** Adds somebody who sends webhooks, and is understood by a class of your own. */
  public WebhooksBuilder source(InboundSource source) {
    inbound.sources.add(source);
    return this;
  }

  /** The bounds of what is received; {@link InboundSettings#DEFAULT} unless set. */
  public WebhooksBuilder receiving(InboundSettings settings) {
    inbound.settings = settings;
    return this;
  }

  /** Where what senders publish about their keys comes from; their own addresses unless set. */
  public WebhooksBuilder documents(SenderDocuments published) {
    inbound.documents = published;
    return this;
  }

  /** Uses another inbox than one beside the outbox. */
  public WebhooksBuilder inbox(Inbox ownInbox) {
    inbound.inbox = ownInbox;
    return this;
  }

  /**
   * The transactions in which inbound webhooks are handled. Unless set, the inbox has transactions
   * of its own, and what a handler changes is not atomic with it.
   */
  public WebhooksBuilder handlingIn(InboundTransaction transactions) {
    inbound.transaction = transactions;
    return this;
  }

  /** Adds what this system and another one are to agree on. Nothing unless set. */
  public WebhooksBuilder agreement(Agreement agreement) {
    inbound.agreements.add(agreement);
    return this;
  }

  /** Adds a listener of conflicts to the log. */
  public WebhooksBuilder conflictListener(ConflictListener listener) {
    inbound.conflictListeners.add(listener);
    return this;
  }

  /** The clock for timestamps; the system's unless set. Leases go by the database's own. */
  public WebhooksBuilder clock(Clock applicationClock) {
    clock = applicationClock;
    return this;
  }

  /**
   * Assembles the webhooks; {@link Webhooks#start()} sets them going.
   *
   * @throws WebhookConfigurationException if a setting can't be used
   * @throws MissingLibraryException if a library that a default needs is missing
   * @throws WebhookException if the outbox can't be opened
   */
  public Webhooks build() {
    return new Assembly(endpoints, events, outbox, delivery, transport, inbound, clock).webhooks();
  }
}
