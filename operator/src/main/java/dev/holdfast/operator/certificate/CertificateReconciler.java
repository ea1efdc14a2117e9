package dev.holdfast.operator.certificate;

import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.WriteOutcome;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the serving certificate fresh and the API server's trust in it. */
public final class CertificateReconciler implements Reconciler<Namespace> {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateReconciler.class);
  private static final String MISSING = "CertificateSecretMissing";
  private static final Duration HEARTBEAT = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Home home;
  private final CertificateNames names;
  private final CertificateIssuer issuer = new CertificateIssuer();
  private final Writer writer;
  private final Events events;
  private final Clock clock;

  public CertificateReconciler(
      Home home, CertificateNames names, Writer writer, Events events, Clock clock) {
    this.home = home;
    this.names = names;
    this.writer = writer;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    return List.of(
        home.oneHere(Secret.class, names.secret(), context),
        home.one(ValidatingWebhookConfiguration.class, names.configuration(), context));
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context)
      throws GeneralSecurityException {
    // Read live: a cache that lags behind our own write would make a second certificate.
    Secret secret =
        context.getClient().secrets().inNamespace(home.namespace()).withName(names.secret()).get();
    if (!names.issuer().isEmpty()) {
      return given(namespace, secret, context);
    }
    if (secret == null) {
      // Replicas go on with the certificate in their memory, so the trusted one must stay: a new
      // one
      // couldn't be stored, since our rights don't include making Secrets.
      events.warn(
          namespace, MISSING, "Secret " + names.secret() + " is gone; helm upgrade makes it anew");
      return UpdateControl.<Namespace>noUpdate().rescheduleAfter(SOON);
    }
    Instant now = clock.instant();
    RotationDecision decision =
        RotationDecision.of(
            TlsSecret.read(secret), TlsSecret.asksForRenewal(secret), names.serving(), now, issuer);
    WriteOutcome outcome =
        switch (decision) {
          case RotationDecision.Keep keep -> publish(keep.material(), context, now);
          case RotationDecision.Renew renew -> renew(secret, renew, context, now);
        };
    boolean isDone = outcome instanceof WriteOutcome.Done;
    return UpdateControl.<Namespace>noUpdate().rescheduleAfter(isDone ? HEARTBEAT : SOON);
  }

  /** Somebody else renews it; what the API server trusts is for us to keep all the same. */
  private UpdateControl<Namespace> given(
      Namespace namespace, @Nullable Secret secret, Context<Namespace> context)
      throws GeneralSecurityException {
    Optional<ValidatingWebhookConfiguration> configuration =
        context.getSecondaryResource(ValidatingWebhookConfiguration.class);
    GivenCertificate given;
    try {
      given = GivenCertificate.read(secret);
    } catch (GeneralSecurityException e) {
      events.warn(
          namespace,
          MISSING,
          "Secret %s waits for %s: %s".formatted(names.secret(), names.issuer(), e.getMessage()));
      return UpdateControl.<Namespace>noUpdate().rescheduleAfter(SOON);
    }
    events.over(namespace, MISSING);
    String caBundle = configuration.flatMap(CaBundlePatch::current).orElse(null);
    WriteOutcome outcome = publish(given.trusted(caBundle, clock.instant()), configuration);
    boolean isDone = outcome instanceof WriteOutcome.Done;
    return UpdateControl.<Namespace>noUpdate().rescheduleAfter(isDone ? HEARTBEAT : SOON);
  }

  /** Trust first: a replica may present the new certificate the moment the Secret holds it. */
  private WriteOutcome renew(
      Secret secret, RotationDecision.Renew renew, Context<Namespace> context, Instant now)
      throws GeneralSecurityException {
    WriteOutcome published = publish(renew.material(), context, now);
    if (!(published instanceof WriteOutcome.Done)) {
      return published;
    }
    WriteOutcome stored = writer.apply(TlsSecret.write(secret, renew.material(), now));
    if (stored instanceof WriteOutcome.Done) {
      LOG.info("new serving certificate, since {}", renew.because());
    } else {
      events.warn(secret, "CertificateNotStored", stored.toString());
    }
    return stored;
  }

  private WriteOutcome publish(TlsMaterial material, Context<Namespace> context, Instant now)
      throws GeneralSecurityException {
    return publish(
        material.trusted(now), context.getSecondaryResource(ValidatingWebhookConfiguration.class));
  }

  private WriteOutcome publish(
      List<X509Certificate> trusted, Optional<ValidatingWebhookConfiguration> configuration)
      throws GeneralSecurityException {
    String caBundle = TlsSecret.base64(Pem.of(trusted));
    Optional<String> patch = configuration.flatMap(found -> CaBundlePatch.of(found, caBundle));
    if (patch.isEmpty()) {
      return new WriteOutcome.Done("", 0);
    }
    WriteOutcome outcome = writer.patch(configuration.orElseThrow(), patch.get());
    LOG.info("caBundle of {}: {}", names.configuration(), outcome);
    return outcome;
  }
}
