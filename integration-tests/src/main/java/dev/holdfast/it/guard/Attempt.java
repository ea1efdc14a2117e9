package dev.holdfast.it.guard;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.Kubectl;

/**
 * One way to remove or weaken Holdfast.
 *
 * @param title as docs/security/guard.md has it
 * @param plain what comes of it without the admission policy
 * @param armed what comes of it with the admission policy
 */
public record Attempt(String title, Play play, Result plain, Result armed) {
  /** Tries it, as whoever this kubectl is. */
  @FunctionalInterface
  public interface Play {
    CommandResult by(Kubectl kubectl);
  }

  /** What comes of it. */
  public enum Result {
    /** By the admission policy. */
    REFUSED("HF-GUARD-001", "refused"),
    /** By the webhook, which lets it pass with signatures at most. */
    REFUSED_BY_WEBHOOK("HF-TRUST-00", "refused by the webhook"),
    /** It can't be stopped, or is harmless. */
    PASSES("", "passes");

    private final String code;
    private final String shown;

    Result(String code, String shown) {
      this.code = code;
      this.shown = shown;
    }

    /** As the table of docs/security/guard.md has it. */
    public String shown() {
      return shown;
    }

    /** Whether an answer is this result. */
    public boolean is(CommandResult answer) {
      return this == PASSES
          ? answer.succeeded()
          : !answer.succeeded() && answer.output().contains(code);
    }
  }

  static Attempt guarded(String title, Play play) {
    return new Attempt(title, play, Result.PASSES, Result.REFUSED);
  }
}
