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

/**
 * A kind whose objects are, or hold, data, and what destroys it. Named after its resource, so that
 * each has one.
 */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("DataKind")
@Singular("datakind")
@Plural("datakinds")
@ShortNames("dk")
@Categories(ApiGroup.CATEGORY)
@JsonClassDescription(
    "A kind whose objects are, or hold, data, and what destroys it: adds to the built-in catalogue, or extends an entry of it without loosening it. Named after its resource: <resource>.<group>.")
@ValidationRule(
    value =
        "self.metadata.name == self.spec.resource"
            + " + (self.spec.group == '' ? '' : '.' + self.spec.group)",
    message = "a DataKind is named after its resource: <resource>.<group>")
@AdditionalPrinterColumn(
    name = "Group",
    jsonPath = ".spec.group",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Resource",
    jsonPath = ".spec.resource",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Role",
    jsonPath = ".spec.role",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Valid",
    jsonPath = ".status.conditions[?(@.type==\"Valid\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Covered",
    jsonPath = ".status.conditions[?(@.type==\"Covered\")].status",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Covered\")].message",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class DataKind extends CustomResource<DataKindSpec, DataKindStatus> {
  private static final long serialVersionUID = 1;
}
