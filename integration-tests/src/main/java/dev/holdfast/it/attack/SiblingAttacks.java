package dev.holdfast.it.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** A21: an agent acts as another account of its namespace, which its rights there allow. */
final class SiblingAttacks {
  private static final String USERNAME =
      "system:serviceaccount:" + Ground.NAMESPACE + ":" + Ground.SIBLING;
  private static final String OTHER = "approved for requester ";

  private SiblingAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack(
            "A21a",
            "the agent impersonates its sibling to use its own approval",
            ground -> other(ground, ground.agent(), impersonated(ground), Ground.AGENT.username())),
        new Attack(
            "A21b",
            "the agent makes a token of its sibling to use its own approval",
            ground -> other(ground, ground.agent(), minted(ground), Ground.AGENT.username())),
        new Attack(
            "A21c",
            "the agent uses an approval that it got as its sibling",
            ground -> other(ground, minted(ground), ground.agent(), USERNAME)));
  }

  /** One asks and gets its approval, the other comes with it. */
  private static Result other(Ground ground, Caller one, Caller other, String approved) {
    String claim = ground.shared().claim();
    Asked asked = Asked.by(ground, one, Change.deletion(claim), claim);
    return asked.whileApproved(
        () -> asked.object().after(other.sends(asked.change()), OTHER + approved));
  }

  private static Caller impersonated(Ground ground) {
    return ground
        .agent()
        .as(USERNAME, "system:serviceaccounts", "system:serviceaccounts:" + Ground.NAMESPACE);
  }

  private static Caller minted(Ground ground) {
    String path =
        Storages.namespace(Ground.NAMESPACE) + "/serviceaccounts/" + Ground.SIBLING + "/token";
    String request =
        "{\"apiVersion\": \"authentication.k8s.io/v1\", \"kind\": \"TokenRequest\", \"spec\": {}}";
    String reply = ground.agent().must(Change.creation(path, request)).body();
    try {
      return ground
          .callers()
          .bearer(new ObjectMapper().readTree(reply).at("/status/token").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the token was not understood", e);
    }
  }
}
