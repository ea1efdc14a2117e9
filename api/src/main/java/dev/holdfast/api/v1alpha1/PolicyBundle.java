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

/** What webhook replicas run. Written by the operator only; the one object is named active. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("PolicyBundle")
@Singular("policybundle")
@Plural("policybundles")
@ShortNames("pb")
@Categories(ApiGroup.CATEGORY)
@JsonClassDescription(
    "What webhook replicas run: compiled policies, where they apply, and the settings they decide by. Written by the operator only; the one object is named active.")
@ValidationRule(
    value = "self.metadata.name == 'active'",
    message = "the only PolicyBundle is named active")
@AdditionalPrinterColumn(
    name = "Revision",
    jsonPath = ".spec.revision",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Policies",
    jsonPath = ".status.policies",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Replicas",
    jsonPath = ".status.readyReplicas",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Trust",
    jsonPath = ".status.conditions[?(@.type==\"TrustRootOpen\")].reason",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class PolicyBundle extends CustomResource<PolicyBundleSpec, PolicyBundleStatus> {
  private static final long serialVersionUID = 1;

  /** Name of the only object. */
  public static final String ACTIVE = "active";
}
