package dev.holdfast.operator.settings;

import dev.holdfast.core.approval.UnlockDelay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What values may be; who breaks a rule is told which key it is. */
final class SettingsRules {
  private static final Set<String> OVERALL = Set.of("Enforce", "Audit");
  private static final Set<String> EACH = Set.of("Enforce", "Warn", "Audit", "Off");
  private static final Set<String> UNLABELLED = Set.of("Ignore", "Production");

  /** RFC 1123 subdomain, as Kubernetes names objects. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,4}h)?([0-9]{1,4}m)?([0-9]{1,4}s)?");

  private static final Pattern SERVICE_ACCOUNT = Pattern.compile("[^/\\s]+/[^/\\s]+");

  /** The most signatures a requirement may ask for (docs: policies, key count). */
  private static final int MOST = 16;

  private final Set<String> policies;

  SettingsRules(Set<String> policies) {
    this.policies = Set.copyOf(policies);
  }

  void check(SettingsDocument document) throws SettingsException {
    oneOf("enforcement", document.enforcement(), OVERALL);
    if (document.linkage() != null) {
      oneOf("linkage.unlabelled", document.linkage().unlabelled(), UNLABELLED);
    }
    within("trustCount", document.trustCount());
    checkUnlockDelay(document.unlockDelay());
    checkPolicies(document);
    checkGroups(document);
    checkApprovers(document);
    checkControllers(document);
  }

  private static void checkUnlockDelay(@Nullable String delay) throws SettingsException {
    if (delay == null) {
      return;
    }
    if (delay.isEmpty() || !SPAN.matcher(delay).matches()) {
      throw new SettingsException("unlockDelay", "expected a time as 30m or 1h30m");
    }
    if (UnlockDelay.of(delay).compareTo(UnlockDelay.LONGEST) > 0) {
      throw new SettingsException(
          "unlockDelay",
          delay
              + " is longer than "
              + UnlockDelay.shown(UnlockDelay.LONGEST)
              + ": a request can be approved for four to eight hours, and the delay must leave some");
    }
  }

  private void checkPolicies(SettingsDocument document) throws SettingsException {
    if (document.policies() == null) {
      return;
    }
    for (var entry : document.policies().entrySet()) {
      String path = "policies." + entry.getKey();
      if (!policies.contains(entry.getKey())) {
        throw new SettingsException(
            path, "not a built-in policy; there are " + new TreeSet<>(policies));
      }
      if (entry.getValue() == null) {
        throw new SettingsException(path, "expected {enforcement, parameters}");
      }
      oneOf(path + ".enforcement", entry.getValue().enforcement(), EACH);
      if (entry.getValue().parameters() != null && !entry.getValue().parameters().isObject()) {
        throw new SettingsException(path + ".parameters", "expected a mapping");
      }
    }
  }

  private static void checkGroups(SettingsDocument document) throws SettingsException {
    if (document.groups() == null) {
      return;
    }
    for (Map.Entry<String, Integer> entry : document.groups().entrySet()) {
      within("groups." + entry.getKey(), entry.getValue());
    }
  }

  private static void checkApprovers(SettingsDocument document) throws SettingsException {
    if (document.approvers() == null) {
      return;
    }
    Set<String> names = new TreeSet<>();
    int index = 0;
    for (Settings.FirstApprover approver : document.approvers()) {
      String path = "approvers[" + index++ + "]";
      Optional<String> problem = problem(approver, names);
      if (problem.isPresent()) {
        throw new SettingsException(path, problem.get());
      }
    }
  }

  private static Optional<String> problem(
      Settings.@Nullable FirstApprover approver, Set<String> names) {
    if (approver == null || approver.name() == null || approver.spec() == null) {
      return Optional.of("expected {name, spec}");
    }
    if (!NAME.matcher(approver.name()).matches()) {
      return Optional.of("\"" + approver.name() + "\" can't be an object's name");
    }
    if (!names.add(approver.name())) {
      return Optional.of("a second approver named " + approver.name());
    }
    var spec = approver.spec();
    boolean isComplete = spec.subjects() != null && spec.groups() != null && spec.keys() != null;
    return isComplete ? Optional.empty() : Optional.of("spec needs subjects, groups and keys");
  }

  private static void checkControllers(SettingsDocument document) throws SettingsException {
    if (document.controllers() == null) {
      return;
    }
    for (int i = 0; i < document.controllers().size(); i++) {
      String account = document.controllers().get(i);
      if (account == null || !SERVICE_ACCOUNT.matcher(account).matches()) {
        throw new SettingsException(
            "controllers[" + i + "]", "expected a service account as namespace/name");
      }
    }
  }

  private static void oneOf(String path, @Nullable String value, Set<String> allowed)
      throws SettingsException {
    if (value != null && !allowed.contains(value)) {
      throw new SettingsException(
          path, "\"" + value + "\" is not one of " + new TreeSet<>(allowed));
    }
  }

  private static void within(String path, @Nullable Integer value) throws SettingsException {
    if (value != null && (value < 1 || value > MOST)) {
      throw new SettingsException(path, value + " is not between 1 and " + MOST);
    }
  }
}
