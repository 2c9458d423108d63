package io.webhookkit.spring;

import io.webhookkit.inbound.InboundSource;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is anybody to receive webhooks from: the path stays free otherwise. */
final class ReceivingCondition extends SpringBootCondition implements ConfigurationCondition {

  @Override
  public ConfigurationPhase getConfigurationPhase() {
    return ConfigurationPhase.REGISTER_BEAN;
  }

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    boolean configured =
        Binder.get(context.getEnvironment())
            .bind("webhooks.sources", Bindable.mapOf(String.class, Object.class))
            .isBound();
    boolean defined =
        Objects.requireNonNull(context.getBeanFactory())
                .getBeanNamesForType(InboundSource.class, true, false)
                .length
            > 0;
    ConditionMessage message =
        ConditionMessage.forCondition("webhooks.sources")
            .because(configured || defined ? "there are some" : "there are none");
    return new ConditionOutcome(configured || defined, message);
  }
}
