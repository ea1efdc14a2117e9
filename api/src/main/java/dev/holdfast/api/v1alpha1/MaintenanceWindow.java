package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** Opens the guard's own objects to one user for a while; the one object is named holdfast. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("MaintenanceWindow")
@Singular("maintenancewindow")
@Plural("maintenancewindows")
@ShortNames("mw")
@Categories(ApiGroup.CATEGORY)
@JsonClassDescription(
    "Opens the guard's own objects, and nothing else, to one user for a while. The one object is named holdfast and is mostly closed (spec: {}); opening it needs signatures of group trust, closing it nothing.")
@ValidationRule(
    value = "self.metadata.name == 'holdfast'",
    message = "the only MaintenanceWindow is named holdfast")
@AdditionalPrinterColumn(
    name = "Open",
    jsonPath = ".status.conditions[?(@.type==\"Open\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Requester",
    jsonPath = ".spec.requester",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Until",
    jsonPath = ".spec.notAfter",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".spec.reason",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Open\")].message",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class MaintenanceWindow
    extends CustomResource<MaintenanceWindowSpec, MaintenanceWindowStatus> {
  private static final long serialVersionUID = 1;

  /** Name of the only object. */
  public static final String ONLY = "holdfast";

  /** Name of the admission policy that it opens, and of its binding. */
  public static final String GUARD = "holdfast-guard";

  /** Plural name. */
  public static final String RESOURCE = "maintenancewindows";
}
