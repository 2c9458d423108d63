package io.webhookkit.backfill;

import org.jspecify.annotations.Nullable;

/**
 * Says what to send again; {@link #to} begins. Immutable.
 *
 * <pre>{@code
 * webhooks.backfill(Lead.class).perSecond(500).to("crm");
 * }</pre>
 */
public final class BackfillRequest {

  private final Backfills backfills;
  private final String entity;
  private final BackfillPace pace;
  private final @Nullable String tenant;

  BackfillRequest(Backfills backfills, String entity, BackfillPace pace, @Nullable String tenant) {
    this.backfills = backfills;
    this.entity = entity;
    this.pace = pace;
    this.tenant = tenant;
  }

  /**
   * How many entities one transaction reads, and locks meanwhile; 100 unless set.
   *
   * @throws io.webhookkit.WebhookConfigurationException if it is not from 1 to 10,000
   */
  public BackfillRequest batchSize(int entities) {
    return new BackfillRequest(
        backfills, entity, new BackfillPace(entities, pace.perSecond()), tenant);
  }

  /**
   * How many entities are sent in a second at most; 200 unless set.
   *
   * @throws io.webhookkit.WebhookConfigurationException if it is below 1
   */
  public BackfillRequest perSecond(int entities) {
    return new BackfillRequest(
        backfills, entity, new BackfillPace(pace.batchSize(), entities), tenant);
  }

  /** Whose entities to send, where they have tenants; the endpoint's own tenant unless set. */
  public BackfillRequest tenant(String whose) {
    return new BackfillRequest(backfills, entity, pace, whose);
  }

  /**
   * Begins to send every stored entity of the class to one endpoint as an event that tells its
   * state, such as {@code lead.snapshot}, if the endpoint wants any event of that prefix. One that
   * was asked for before and has not come to its end goes on instead.
   *
   * @param endpoint the endpoint's name
   * @throws io.webhookkit.WebhookConfigurationException if the class or the endpoint can't be used
   * @throws io.webhookkit.WebhookException if the database can't be reached
   */
  public Backfill to(String endpoint) {
    return backfills.begin(entity, endpoint, tenant, pace);
  }
}
