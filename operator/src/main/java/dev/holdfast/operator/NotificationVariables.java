package dev.holdfast.operator;

import dev.holdfast.operator.notification.ReceiverSettings;
import dev.holdfast.operator.notification.Step;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who is told about requests. Messages never tell the URL: its path may be a secret. */
final class NotificationVariables {
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private NotificationVariables() {}

  static Optional<ReceiverSettings> read(Variables variables) {
    Set<Step> steps = steps(variables);
    return variables
        .given(Variable.NOTIFICATIONS_URL)
        .map(
            text ->
                new ReceiverSettings(
                    url(text),
                    Path.of(variables.text(Variable.NOTIFICATIONS_SECRET_FILE)),
                    variables.given(Variable.NOTIFICATIONS_CA_FILE).map(Path::of),
                    steps));
  }

  private static URI url(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw bad("it is no URL");
    }
    if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw bad("it must be https://host[:port][/path], without a user or a fragment");
    }
    boolean safe =
        "https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && LOOPBACK.matcher(url.getHost()).matches());
    if (!safe) {
      throw bad("only https leaves this machine; http is for localhost");
    }
    return url;
  }

  private static Set<Step> steps(Variables variables) {
    EnumSet<Step> steps = EnumSet.noneOf(Step.class);
    for (String word : Variables.list(variables.text(Variable.NOTIFICATIONS_TYPES))) {
      steps.add(Step.named(word).orElseThrow(() -> unknown(word)));
    }
    return steps;
  }

  private static ConfigException unknown(String word) {
    return new ConfigException(
        "%s: \"%s\" is not one of %s"
            .formatted(
                Variable.NOTIFICATIONS_TYPES.key(),
                word,
                Variable.NOTIFICATIONS_TYPES.fallback().replace(",", ", ")));
  }

  private static ConfigException bad(String why) {
    return new ConfigException(Variable.NOTIFICATIONS_URL.key() + ": " + why);
  }
}
