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

/** A signed yes to a ChangeRequest, or a no. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("ChangeApproval")
@Singular("changeapproval")
@Plural("changeapprovals")
@ShortNames("cha")
@Categories(ApiGroup.CATEGORY)
@JsonClassDescription(
    "A signed yes to a ChangeRequest, or a no. It never changes; to say something else, make another.")
@AdditionalPrinterColumn(
    name = "Decision",
    jsonPath = ".spec.decision",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Request",
    jsonPath = ".status.request",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Signers",
    jsonPath = ".status.signedBy",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Verified",
    jsonPath = ".status.conditions[?(@.type==\"Verified\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Executed",
    jsonPath = ".status.conditions[?(@.type==\"Executed\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Verified\")].message",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class ChangeApproval extends CustomResource<ChangeApprovalSpec, ChangeApprovalStatus> {
  private static final long serialVersionUID = 1;
}
