package io.webhookkit.testkit.broken;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.ParkedEvent;
import io.webhookkit.inbound.Retries;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Does what a good inbox does, until a subclass does something else. */
abstract class ForwardingInbox implements Inbox {

  private final Inbox good;

  ForwardingInbox(Inbox good) {
    this.good = good;
  }

  @Override
  public void store(InboundEvent event, Duration rest) {
    good.store(event, rest);
  }

  @Override
  public Handled handleOnce(InboundEvent event, Handling handling) throws Exception {
    return good.handleOnce(event, handling);
  }

  @Override
  public AfterFailure failed(InboundEvent event, String error, Retries retries) {
    return good.failed(event, error, retries);
  }

  @Override
  public Due due(Collection<String> sources, int most, Duration longest) {
    return good.due(sources, most, longest);
  }

  @Override
  public List<ParkedEvent> parked(String source) {
    return good.parked(source);
  }

  @Override
  public long rerun(String source) {
    return good.rerun(source);
  }

  @Override
  public long purge(Duration age) {
    return good.purge(age);
  }
}
