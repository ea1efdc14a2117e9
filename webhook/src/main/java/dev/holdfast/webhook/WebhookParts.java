package dev.holdfast.webhook;

import static java.util.Objects.requireNonNull;

import dev.holdfast.webhook.review.Judge;
import dev.holdfast.webhook.state.EngineBuilder;
import dev.holdfast.webhook.state.InventoryBuilder;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What a replica is made of besides its own rooms.
 *
 * @param decisionLog takes one line per decision
 */
public record WebhookParts(
    Judge judge,
    EngineBuilder engines,
    InventoryBuilder inventories,
    Consumer<String> decisionLog,
    Clock clock) {
  public WebhookParts {
    requireNonNull(judge, "judge is null");
    requireNonNull(engines, "engines is null");
    requireNonNull(inventories, "inventories is null");
    requireNonNull(decisionLog, "decisionLog is null");
    requireNonNull(clock, "clock is null");
  }
}
