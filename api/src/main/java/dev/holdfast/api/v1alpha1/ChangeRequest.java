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

/** A denied change that approvals could allow. Written by the webhook. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("ChangeRequest")
@Singular("changerequest")
@Plural("changerequests")
@ShortNames("chr")
@Categories(ApiGroup.CATEGORY)
@JsonClassDescription(
    "A denied change that an approval could allow. Made by the webhook; its statement is what approvers sign.")
@ValidationRule(
    value = "self.metadata.name.startsWith('chr-')",
    message = "the name of a ChangeRequest starts with chr-")
@AdditionalPrinterColumn(
    name = "Phase",
    jsonPath = ".status.phase",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Operation",
    jsonPath = ".status.operation",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Target",
    jsonPath = ".status.target",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Requester",
    jsonPath = ".status.requester",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Approvals",
    jsonPath = ".status.tally",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Expires",
    jsonPath = ".status.expires",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Summary",
    jsonPath = ".status.summary",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
public final class ChangeRequest extends CustomResource<ChangeRequestSpec, ChangeRequestStatus> {
  private static final long serialVersionUID = 1;
}
