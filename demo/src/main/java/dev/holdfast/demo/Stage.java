package dev.holdfast.demo;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.Kubectl;
import java.util.List;

/** Where steps are played: runs a command as somebody and has the outcome told. */
final class Stage {
  private final Narrator narrator;

  Stage(Narrator narrator) {
    this.narrator = narrator;
  }

  Narrator narrator() {
    return narrator;
  }

  CommandResult play(String title, Actor actor, Expectation expectation, String... arguments) {
    return playTyping("", title, actor, expectation, arguments);
  }

  CommandResult playTyping(
      String typed, String title, Actor actor, Expectation expectation, String... arguments) {
    narrator.step(title, actor.name(), "kubectl " + shown(arguments));
    narrator.expects(expectation.text());
    CommandResult result = actor.kubectl().command(arguments).run(typed);
    narrator.happened(result, expectation.differences(result));
    return result;
  }

  CommandResult create(
      String title, Actor actor, Expectation expectation, String shown, String manifest) {
    narrator.step(title, actor.name(), shown);
    narrator.expects(expectation.text());
    CommandResult result = actor.kubectl().create(manifest);
    narrator.happened(result, expectation.differences(result));
    return result;
  }

  private static String shown(String... arguments) {
    return String.join(
        " ",
        List.of(arguments).stream()
            .map(word -> word.matches("[\\w./:=,@-]+") ? word : "'" + word + "'")
            .toList());
  }

  /** Somebody with a kubeconfig. */
  record Actor(String name, Kubectl kubectl) {}
}
