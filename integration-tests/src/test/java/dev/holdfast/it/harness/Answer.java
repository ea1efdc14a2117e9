package dev.holdfast.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.CommandResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API server answered, with the assertions that tests make about it. */
public record Answer(CommandResult result) {
  private static final Pattern REQUEST = Pattern.compile("chr-[a-z2-7]+");

  public static Answer to(CommandResult result) {
    return new Answer(result);
  }

  /** Refused with status 403 by the webhook, mentioning all of these. */
  public Answer isDenied(String... mentions) {
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output()).contains("(Forbidden)");
    for (String mention : mentions) {
      assertThat(result.output()).contains(mention);
    }
    return this;
  }

  public Answer isSilentAbout(String... words) {
    assertThat(result.output()).doesNotContain(words);
    return this;
  }

  public Answer isAllowed() {
    assertThat(result.exitCode()).as(result.output()).isZero();
    return this;
  }

  /** Allowed, and nothing on standard error: no warning. */
  public Answer isUnnoticed() {
    isAllowed();
    assertThat(result.stderr()).isEmpty();
    return this;
  }

  /** The name of the ChangeRequest that the denial tells. */
  public String request() {
    Matcher matcher = REQUEST.matcher(result.output());
    assertThat(matcher.find()).as("a request is named in: " + result.output()).isTrue();
    return matcher.group();
  }
}
