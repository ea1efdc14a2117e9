package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A rule about destructive changes, written in Rego. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("GuardrailPolicy")
@Singular("guardrailpolicy")
@Plural("guardrailpolicies")
@ShortNames("gp")
@Categories(ApiGroup.CATEGORY)
@JsonClassDescription(
    "A rule about destructive changes, written in Rego. A generation that doesn't compile, or whose"
        + " tests fail, never replaces the one that is enforced.")
@AdditionalPrinterColumn(
    name = "Enforcement",
    jsonPath = ".spec.enforcement",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Compiled",
    jsonPath = ".status.conditions[?(@.type==\"Compiled\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Enforced",
    jsonPath = ".status.replicas",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Revision",
    jsonPath = ".status.bundleRevision",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class GuardrailPolicy
    extends CustomResource<GuardrailPolicySpec, GuardrailPolicyStatus> {
  private static final long serialVersionUID = 1;
}
