package dev.holdfast.operator;

import dev.holdfast.compiler.PolicyCompiler;
import dev.holdfast.operator.certificate.CertificateNames;
import dev.holdfast.operator.certificate.CertificateReconciler;
import dev.holdfast.operator.guard.GuardMetrics;
import dev.holdfast.operator.guard.GuardNames;
import dev.holdfast.operator.guard.GuardReconciler;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.kind.CoverageMetrics;
import dev.holdfast.operator.kind.CoverageReconciler;
import dev.holdfast.operator.kind.KindReconciler;
import dev.holdfast.operator.notification.Notifications;
import dev.holdfast.operator.policy.PolicyController;
import dev.holdfast.operator.policy.PolicyInputs;
import dev.holdfast.operator.request.ApprovalReconciler;
import dev.holdfast.operator.request.RequestReconciler;
import dev.holdfast.operator.rights.RightsMetrics;
import dev.holdfast.operator.rights.RightsReconciler;
import dev.holdfast.operator.settings.SettingsParser;
import dev.holdfast.operator.settings.SettingsReconciler;
import dev.holdfast.operator.settings.ShippedPolicy;
import dev.holdfast.operator.trust.ApproverReconciler;
import dev.holdfast.operator.window.WindowMetrics;
import dev.holdfast.operator.window.WindowReconciler;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes every reconciler of this process from its configuration. */
final class Controllers implements AutoCloseable {
  private final OperatorConfig config;
  private final KubernetesClient client;
  private final Clock clock;
  private final Home home;
  private final Writer writer;
  private final Events events;
  private final List<ShippedPolicy> shipped = ShippedPolicy.all();
  private final SettingsParser parser;
  private final PolicyCompiler compiler;
  private final CoverageMetrics coverage = new CoverageMetrics();
  private final Optional<Notifications> notifications;
  private final WindowMetrics window = new WindowMetrics();
  private final GuardMetrics guard = new GuardMetrics();
  private final RightsMetrics rights = new RightsMetrics();

  /**
   * @throws IOException when what notifications are signed with can't be read
   */
  Controllers(OperatorConfig config, KubernetesClient client, Clock clock) throws IOException {
    this.config = config;
    this.client = client;
    this.clock = clock;
    this.home = new Home(config.namespace());
    this.writer = new Writer(client, Writer.OPERATOR);
    this.events = new Events(client, clock);
    this.parser = new SettingsParser(names());
    this.compiler = new PolicyCompiler(config.opa());
    this.notifications =
        config.notifications().isEmpty()
            ? Optional.empty()
            : Optional.of(Notifications.start(config.notifications().get(), writer, events, clock));
  }

  void register(Operator operator) {
    operator.register(certificates(), overrider -> home.configure(overrider, "certificates"));
    operator.register(settings(), overrider -> home.configure(overrider, "settings"));
    operator.register(
        PolicyController.reconciler(home, policyInputs(), client, writer, events),
        overrider -> home.configure(overrider, "policies"));
    operator.register(
        new ApproverReconciler(home, writer, clock),
        overrider -> home.configure(overrider, "approvers"));
    operator.register(
        new RequestReconciler(client, writer, events, clock),
        overrider -> overrider.withName("requests").withGenerationAware(false));
    operator.register(
        new ApprovalReconciler(writer, clock),
        overrider -> overrider.withName("approvals").withGenerationAware(false));
    notifications.ifPresent(
        told ->
            operator.register(
                told, overrider -> overrider.withName("notifications").withGenerationAware(false)));
    operator.register(
        new WindowReconciler(home, writer, events, window, clock),
        overrider -> home.configure(overrider, "window"));
    operator.register(guard(), overrider -> home.configure(overrider, "guard"));
    operator.register(
        new RightsReconciler(home, writer, events, rights, clock),
        overrider -> home.configure(overrider, "rights"));
    registerKinds(operator);
  }

  private GuardReconciler guard() {
    GuardNames names =
        new GuardNames(
            config.namespace(),
            config.webhookConfiguration(),
            config.tlsSecret(),
            config.settings(),
            config.certificateIssuer());
    return new GuardReconciler(home, names, config.admissionPolicy(), writer, events, guard, clock);
  }

  private void registerKinds(Operator operator) {
    String configuration = config.webhookConfiguration();
    operator.register(
        new KindReconciler(home, configuration, writer, events, clock),
        overrider -> home.configure(overrider, "kinds"));
    operator.register(
        new CoverageReconciler(home, configuration, writer, events, coverage, clock),
        overrider -> home.configure(overrider, "coverage"));
  }

  /**
   * What the guard doesn't see, whether it works and is guarded or open, who gets past it, how
   * notifications fare: Prometheus' text.
   */
  String metrics() {
    return coverage.text()
        + window.text()
        + guard.text()
        + rights.text()
        + notifications.map(Notifications::metrics).orElse("");
  }

  /** Call once nothing is reconciled any more. */
  @Override
  public void close() {
    notifications.ifPresent(Notifications::close);
  }

  private CertificateReconciler certificates() {
    CertificateNames names =
        new CertificateNames(
            config.tlsSecret(),
            config.webhookConfiguration(),
            config.servingNames(),
            config.certificateIssuer());
    return new CertificateReconciler(home, names, writer, events, clock);
  }

  private SettingsReconciler settings() {
    return new SettingsReconciler(home, config.settings(), parser, shipped, writer, events, clock);
  }

  private PolicyInputs policyInputs() {
    return new PolicyInputs(config.settings(), parser, names(), compiler::compile, clock);
  }

  private Set<String> names() {
    return shipped.stream().map(ShippedPolicy::name).collect(Collectors.toUnmodifiableSet());
  }
}
