package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.core.approval.sshsig.SshFormatException;
import dev.holdfast.core.approval.sshsig.SshKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The approvers as they are at one instant: which of their keys count, and who is in a group. */
public final class Approvers {
  private final Map<String, ApproverSpec> specs;
  private final Set<String> agents;
  private final Map<String, List<RegisteredKey>> keys;

  private Approvers(
      Map<String, ApproverSpec> specs, Set<String> agents, Map<String, List<RegisteredKey>> keys) {
    this.specs = specs;
    this.agents = agents;
    this.keys = keys;
  }

  /**
   * A key of an approver.
   *
   * @param key empty when it can't be read
   * @param userVerification whether only signatures with PIN or biometry count
   * @param problem why it doesn't count now, one line; empty when it does
   */
  public record RegisteredKey(Optional<SshKey> key, boolean userVerification, String problem) {
    public boolean counts() {
      return problem.isEmpty();
    }
  }

  /** Looks at all of them together, since a key registered twice counts for none. */
  public static Approvers of(
      Map<String, ApproverSpec> specs, Map<String, AgentIdentitySpec> agents, Instant now) {
    Map<String, List<Reading>> readings = new TreeMap<>();
    Map<String, Set<String>> holders = new HashMap<>();
    Set<String> revoked = new HashSet<>();
    specs.forEach(
        (name, spec) -> {
          List<Reading> own = spec.keys().stream().map(Reading::of).toList();
          readings.put(name, own);
          own.forEach(
              reading ->
                  reading
                      .key()
                      .ifPresent(
                          key ->
                              holders
                                  .computeIfAbsent(key.fingerprint(), each -> new HashSet<>())
                                  .add(name)));
          if (spec.revokedKeys() != null) {
            revoked.addAll(spec.revokedKeys());
          }
        });
    Map<String, List<RegisteredKey>> keys = new TreeMap<>();
    readings.forEach(
        (name, own) ->
            keys.put(
                name, own.stream().map(each -> each.registered(holders, revoked, now)).toList()));
    return new Approvers(Map.copyOf(specs), AgentSubjects.among(specs, agents), keys);
  }

  private record Reading(ApproverSpec.Key spec, Optional<SshKey> key, String trouble) {
    static Reading of(ApproverSpec.Key spec) {
      try {
        return new Reading(spec, Optional.of(SshKey.parse(spec.publicKey())), "");
      } catch (SshFormatException e) {
        return new Reading(spec, Optional.empty(), "the key can't be used: " + e.reason());
      }
    }

    RegisteredKey registered(Map<String, Set<String>> holders, Set<String> revoked, Instant now) {
      return new RegisteredKey(
          key,
          Boolean.TRUE.equals(spec.requireUserVerification()),
          key.map(each -> problem(each.fingerprint(), holders, revoked, now)).orElse(trouble));
    }

    private String problem(
        String fingerprint, Map<String, Set<String>> holders, Set<String> revoked, Instant now) {
      if (revoked.contains(fingerprint)) {
        return "the key is revoked";
      }
      Set<String> by = holders.getOrDefault(fingerprint, Set.of());
      if (by.size() > 1) {
        return "the key is registered for more than one approver: "
            + String.join(", ", by.stream().sorted().toList());
      }
      if (spec.notBefore() != null && now.isBefore(Instant.parse(spec.notBefore()))) {
        return "the key counts only from " + spec.notBefore() + " on";
      }
      if (spec.notAfter() != null && !now.isBefore(Instant.parse(spec.notAfter()))) {
        return "the key expired at " + spec.notAfter();
      }
      return "";
    }
  }

  /** The approver of this object name. */
  public Optional<ApproverSpec> find(String name) {
    return Optional.ofNullable(specs.get(name));
  }

  /** Its keys, in the order of its spec. */
  public List<RegisteredKey> keys(String name) {
    return keys.getOrDefault(name, List.of());
  }

  /** Whether an AgentIdentity matches one of its subjects: then it is no human. */
  public boolean isAgent(String name) {
    return agents.contains(name);
  }

  /** Whether this username is one of its subjects. */
  public boolean is(String name, String username) {
    return find(name).stream()
        .flatMap(spec -> spec.subjects().stream())
        .anyMatch(subject -> subject.name().equals(username));
  }

  /** Whether two of them are the same human, by a subject that both have. */
  boolean sameHuman(String one, String other) {
    return one.equals(other)
        || find(one).stream()
            .flatMap(spec -> spec.subjects().stream())
            .anyMatch(subject -> is(other, subject.name()));
  }

  /** Whether it is in a group. */
  public boolean inGroup(String name, String group) {
    return find(name).stream().anyMatch(spec -> spec.groups().contains(group));
  }

  /** Humans of a group with at least one key that counts now. */
  public int validHumans(String group) {
    List<String> humans = new ArrayList<>();
    specs.keySet().stream()
        .sorted()
        .filter(name -> valid(name) && inGroup(name, group))
        .filter(name -> humans.stream().noneMatch(each -> sameHuman(each, name)))
        .forEach(humans::add);
    return humans.size();
  }

  private boolean valid(String name) {
    return !isAgent(name) && keys(name).stream().anyMatch(RegisteredKey::counts);
  }
}
