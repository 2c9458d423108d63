package io.webhookkit;

import io.webhookkit.backfill.Backfills;
import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.Dispatcher;
import io.webhookkit.delivery.Purger;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.entity.EntityCapture;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.InboundWebhooks;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.outbox.EventWriter;
import io.webhookkit.payload.PayloadSerializer;
import java.time.Clock;

/** Joins the stations: the one place that knows what each of them needs of the others. */
record Assembly(
    EndpointParts endpoints,
    EventParts events,
    OutboxParts outbox,
    DeliveryParts delivery,
    TransportParts transport,
    InboundParts inbound,
    Clock clock) {

  /** Opens what is to be opened, and returns webhooks at rest. */
  Webhooks webhooks() {
    outbox.requireLeaseBeyond(transport.deadline);
    AddressGuard guard = transport.guard();
    EndpointRepository configured = endpoints.configured(guard);
    PayloadSerializer serializer = events.payloads();
    Storage storage = outbox.open(clock);
    OriginScope origins = events.origins();

    InboundTransaction handling = inbound.handling(storage);
    LinkStore links = storage.links(handling, clock);
    InboundWebhooks receiving =
        inbound.build(
            storage, handling, links, delivery.retries, origins, clock, transport.documents(guard));

    Receivers receivers = endpoints.with(configured, guard, receiving.sources(), storage);
    DeliveryTransport carrier = transport.open(guard, endpoints.profiles);
    Dispatcher dispatcher = delivery.dispatcher(storage.outbox(), receivers.all(), carrier, clock);

    EventIds ids = new EventIds();
    EventWriter writer =
        new EventWriter(
            serializer,
            events.payload,
            receivers.all(),
            storage.outbox(),
            dispatcher,
            inbound.sentValues(links));
    EventPublisher publisher = new EventPublisher(writer, events.transaction, ids, origins, clock);
    EntityCapture capture =
        new EntityCapture(
            writer, events.transaction, events.capturing, events.mappers, ids, origins, clock);
    Backfills backfills =
        new Backfills(
            capture,
            receivers.all(),
            storage.backfills(),
            writer,
            delivery.settings.pollInterval());

    return new Webhooks(
        receivers,
        events.published(),
        capture,
        publisher,
        backfills,
        dispatcher,
        receiving,
        inbound.convergence(links, publisher::publish, handling, origins, clock),
        new Workers(
            receivers.stored(),
            dispatcher,
            new Purger(storage.outbox(), outbox.retention()),
            backfills,
            receiving,
            carrier),
        clock);
  }
}
