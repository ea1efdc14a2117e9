package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.schema.AnyShape;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A watched kind, in the shape that the files of the built-in catalogue have. What the schema can't
 * tell is checked by the parser of these files, and told in the status.
 */
public record DataKindSpec(
    @JsonPropertyDescription("API group, empty for core.")
        @Pattern("^([a-z0-9]([a-z0-9.-]*[a-z0-9])?)?$")
        @Size(max = 253)
        String group,
    @JsonPropertyDescription("The version that is listed, watched and read.")
        @Pattern("^v[a-z0-9]+$")
        @Size(max = 63)
        String version,
    @JsonPropertyDescription("Versions whose changes are judged; all of them when absent.")
        @Size(min = 1, max = 16)
        @Nullable List<@Size(max = 63) String> versions,
    @JsonPropertyDescription("Plural name, lower case.")
        @Pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")
        @Size(max = 63)
        String resource,
    @JsonPropertyDescription("Kind, CamelCase.") @Pattern("^[A-Z][A-Za-z0-9]*$") @Size(max = 63)
        String kind,
    @JsonPropertyDescription("Whether its objects live in namespaces.") Boolean namespaced,
    @JsonPropertyDescription("What its objects mean to the data.")
        @OneOf({
          "Claim",
          "Volume",
          "Database",
          "Backup",
          "Snapshot",
          "BackupTarget",
          "Class",
          "Workload",
          "Container"
        })
        String role,
    @JsonPropertyDescription(
            "Subresources through which its fields or metadata can be changed, as far as transitions"
                + " look there: status, scale.")
        @Size(max = 16)
        @Nullable List<@Pattern("^[a-z0-9-]+$") @Size(max = 63) String> subresources,
    @JsonPropertyDescription(
            "States any of which means that deleting an object leaves its data. Loosens, so it needs"
                + " signatures of group trust.")
        @Size(max = 64)
        @Nullable List<DataKindField> keptWhen,
    @JsonPropertyDescription("Changes of fields that destroy, or protect less.") @Size(max = 128)
        @Nullable List<DataKindTransition> transitions,
    @JsonPropertyDescription(
            "Whether creating an object destroys: true, false, or an object with all, a list of"
                + " fields (path, when, default) that must match. Any shape here; Valid tells"
                + " mistakes.")
        @AnyShape
        @PreserveUnknownFields
        @Nullable JsonNode trigger,
    @JsonPropertyDescription("What falls with an object, besides what its owner references say.")
        @Size(max = 64)
        @Nullable List<DataKindDependent> dependents,
    @JsonPropertyDescription("How an object names the storage behind it.") @Size(max = 16)
        @Nullable List<Backing> backings,
    @JsonPropertyDescription(
            "How an object brings data back. Loosens, so it needs signatures of group trust.")
        @Nullable DataKindRestorePoint restorePoint,
    @JsonPropertyDescription("Finalizers of such objects.") @Nullable Finalizers finalizers,
    @JsonPropertyDescription(
            "Accounts of the kind's own operator. Loosens, so it needs signatures of group trust.")
        @Size(max = 16)
        @Nullable List<Controller> controllers,
    @JsonPropertyDescription("Further fields that the inventory keeps, as dotted paths.")
        @Size(max = 64)
        @Nullable List<@Size(min = 1, max = 512) String> project)
    implements ApiType {
  /** How an object names its storage. */
  public record Backing(
      @JsonPropertyDescription("CSI driver: text with fields in braces.") @Size(min = 1, max = 512)
          String driver,
      @JsonPropertyDescription("What the driver deletes by: text with fields in braces.")
          @Size(min = 1, max = 1024)
          String handle,
      @JsonPropertyDescription("The backing doesn't count when any of these paths is there.")
          @Size(max = 16)
          @Nullable List<@Size(min = 1, max = 512) String> absent)
      implements ApiType {}

  /** Finalizers of a kind. */
  public record Finalizers(
      @JsonPropertyDescription(
              "Who may remove which. Loosens, so it needs signatures of group trust.")
          @Size(max = 16)
          @Nullable List<FinalizerOwner> owner,
      @JsonPropertyDescription("Finalizers which, when added, arm the deletion of data.")
          @Size(max = 16)
          @Nullable List<@Size(min = 1, max = 317) String> arming)
      implements ApiType {}

  /** The owner of finalizers. */
  public record FinalizerOwner(
      @JsonPropertyDescription("Finalizers; a trailing * stands for anything.")
          @Size(min = 1, max = 16)
          List<@Size(min = 1, max = 317) String> names,
      @JsonPropertyDescription("Exact usernames that may remove them, or * for anybody.")
          @Size(min = 1, max = 16)
          List<@Size(min = 1, max = 1024) String> by)
      implements ApiType {}

  /** An operator's account. */
  public record Controller(
      @JsonPropertyDescription("namespace/name of its service account.")
          @Pattern(ApiGroup.SERVICE_ACCOUNT)
          @Size(max = 317)
          String serviceAccount)
      implements ApiType {}
}
