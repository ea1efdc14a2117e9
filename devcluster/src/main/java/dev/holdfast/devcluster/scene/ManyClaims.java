package dev.holdfast.devcluster.scene;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A namespace full of claims, each with a volume, made as fast as one client can. */
public record ManyClaims(KubernetesClient client, String namespace, int count) {
  private static final int AT_A_TIME = 16;
  private static final Map<String, Quantity> SMALL = Map.of("storage", new Quantity("1Gi"));

  /** More than the volume has, so that the controller lets them alone: binding takes minutes. */
  private static final Map<String, Quantity> LARGE = Map.of("storage", new Quantity("2Gi"));

  /** Creates everything; the namespace must exist. */
  public void create() throws InterruptedException, ExecutionException {
    List<Callable<HasMetadata>> creations =
        IntStream.range(0, count)
            .boxed()
            .<Callable<HasMetadata>>mapMulti(
                (number, next) -> {
                  next.accept(() -> client.resource(volume(number)).create());
                  next.accept(() -> client.resource(claim(number)).create());
                })
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      for (Future<HasMetadata> created : threads.invokeAll(creations)) {
        created.get();
      }
    }
  }

  private HasMetadata volume(int number) {
    return new PersistentVolumeBuilder()
        .withNewMetadata()
        .withName(name(number))
        .endMetadata()
        .withNewSpec()
        .withCapacity(SMALL)
        .withAccessModes("ReadWriteOnce")
        .withPersistentVolumeReclaimPolicy("Delete")
        .withStorageClassName("")
        .withNewCsi()
        .withDriver("ebs.csi.aws.com")
        .withVolumeHandle("vol-" + name(number))
        .endCsi()
        .endSpec()
        .build();
  }

  private HasMetadata claim(int number) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName("data-" + number)
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .withStorageClassName("")
        .withVolumeName(name(number))
        .withAccessModes("ReadWriteOnce")
        .withNewResources()
        .withRequests(LARGE)
        .endResources()
        .endSpec()
        .build();
  }

  private String name(int number) {
    return namespace + "-" + number;
  }
}
