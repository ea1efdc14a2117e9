package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.operator.write.WriteOutcome;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the active bundle and its ConfigMaps, past every cache. */
final class BundleStore {
  private static final Logger LOG = LoggerFactory.getLogger(BundleStore.class);

  private final KubernetesClient client;
  private final Writer writer;
  private final String namespace;

  BundleStore(KubernetesClient client, Writer writer, String namespace) {
    this.client = client;
    this.writer = writer;
    this.namespace = namespace;
  }

  StoredBundle read() {
    Optional<PolicyBundle> bundle =
        Optional.ofNullable(
            client.resources(PolicyBundle.class).withName(PolicyBundle.ACTIVE).get());
    return StoredBundle.of(bundle, this::configMap);
  }

  private Optional<ConfigMap> configMap(String name) {
    return Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(name).get());
  }

  /** Writes the content first, so that no replica reads of a ConfigMap that isn't there. */
  WriteOutcome write(BundleDecision.Write decision, Optional<PolicyBundle> existing) {
    WriteOutcome content = writeContent(decision.content().configMap());
    if (!(content instanceof WriteOutcome.Done)) {
      return content;
    }
    PolicyBundle bundle = new PolicyBundle();
    bundle.setMetadata(
        existing
            .map(found -> new ObjectMetaBuilder(found.getMetadata()).withManagedFields(List.of()))
            .orElseGet(() -> new ObjectMetaBuilder().withName(PolicyBundle.ACTIVE))
            .build());
    bundle.setSpec(decision.spec());
    return existing.isPresent() ? writer.replace(bundle) : writer.create(bundle);
  }

  private WriteOutcome writeContent(ConfigMap wanted) {
    Optional<ConfigMap> existing = configMap(wanted.getMetadata().getName());
    if (existing.isEmpty()) {
      return writer.create(wanted);
    }
    if (BundleContent.isSame(wanted, existing.get())) {
      return new WriteOutcome.Done(existing.get().getMetadata().getUid(), 0);
    }
    // Immutable and not what its name says: nobody but somebody else can have written it.
    LOG.warn("ConfigMap {} has foreign content, replacing it", wanted.getMetadata().getName());
    WriteOutcome deleted = writer.delete(existing.get());
    return deleted instanceof WriteOutcome.Done ? writer.create(wanted) : deleted;
  }

  /** Deletes bundle ConfigMaps that no replica needs any more. */
  void prune(Set<String> needed) {
    client
        .configMaps()
        .inNamespace(namespace)
        .withLabel(BundleContent.LABEL, "true")
        .list()
        .getItems()
        .stream()
        .filter(configMap -> !needed.contains(configMap.getMetadata().getName()))
        .forEach(writer::delete);
  }
}
