package dev.holdfast.operator.write;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes as one field manager. Each method is one request and never throws for an answer. */
public final class Writer {
  /** Field manager of everything the operator owns alone. */
  public static final String OPERATOR = "holdfast-operator";

  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final String fieldManager;

  public Writer(KubernetesClient client, String fieldManager) {
    this.client = client;
    this.fieldManager = fieldManager;
  }

  /** A writer for conditions that another reconciler of this process owns. */
  public Writer as(String otherFieldManager) {
    return new Writer(client, otherFieldManager);
  }

  public WriteOutcome create(HasMetadata resource) {
    return attempt(() -> client.resource(resource).create());
  }

  /** Replaces the whole object; one with a resourceVersion only if nobody wrote since. */
  public WriteOutcome replace(HasMetadata resource) {
    return attempt(() -> client.resource(resource).update());
  }

  /** Applies what this field manager owns; what it owned before and isn't given goes. */
  public WriteOutcome apply(HasMetadata resource) {
    return attempt(
        () ->
            client
                .resource(resource)
                .fieldManager(fieldManager)
                .forceConflicts()
                .serverSideApply());
  }

  /**
   * Applies what this field manager owns of the status.
   *
   * @param fresh holds nothing but name and status
   */
  public WriteOutcome applyStatus(HasMetadata fresh) {
    return attempt(() -> client.resource(fresh).subresource("status").patch(serverSideApply()));
  }

  /** Sends a JSON patch (RFC 6902). */
  public WriteOutcome patch(HasMetadata resource, String operations) {
    return attempt(() -> client.resource(resource).patch(jsonPatch(), operations));
  }

  /** Sends a JSON patch (RFC 6902) of the status. */
  public WriteOutcome patchStatus(HasMetadata resource, String operations) {
    return attempt(
        () -> client.resource(resource).subresource("status").patch(jsonPatch(), operations));
  }

  /** Deletes this very object, not one of the same name. */
  public WriteOutcome delete(HasMetadata resource) {
    return attempt(
        () -> {
          client
              .resource(resource)
              .lockResourceVersion(resource.getMetadata().getResourceVersion())
              .delete();
          return null;
        });
  }

  private PatchContext serverSideApply() {
    return new PatchContext.Builder()
        .withPatchType(PatchType.SERVER_SIDE_APPLY)
        .withFieldManager(fieldManager)
        .withForce(true)
        .build();
  }

  private PatchContext jsonPatch() {
    return new PatchContext.Builder()
        .withPatchType(PatchType.JSON)
        .withFieldManager(fieldManager)
        .build();
  }

  private static WriteOutcome attempt(Supplier<? extends @Nullable HasMetadata> request) {
    try {
      return done(request.get());
    } catch (KubernetesClientException e) {
      return outcome(e.getCode(), message(e));
    }
  }

  static WriteOutcome outcome(int code, String message) {
    return switch (code) {
      case HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND ->
          new WriteOutcome.Raced();
      case HttpURLConnection.HTTP_FORBIDDEN -> new WriteOutcome.Refused("Forbidden", message);
      case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE ->
          new WriteOutcome.Refused("Invalid", message);
      default -> new WriteOutcome.Unavailable(message);
    };
  }

  private static WriteOutcome done(@Nullable HasMetadata written) {
    if (written == null) {
      return new WriteOutcome.Done("", 0);
    }
    Long generation = written.getMetadata().getGeneration();
    return new WriteOutcome.Done(
        written.getMetadata().getUid(), generation == null ? 0 : generation);
  }

  private static String message(KubernetesClientException e) {
    if (e.getStatus() != null && e.getStatus().getMessage() != null) {
      return e.getStatus().getMessage();
    }
    String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
