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

/** An agent: the accountable owner, and the credentials it is known by. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("AgentIdentity")
@Singular("agentidentity")
@Plural("agentidentities")
@ShortNames("agent")
@Categories(ApiGroup.CATEGORY)
@JsonClassDescription("An agent: its accountable owner, and the credentials it is known by.")
@AdditionalPrinterColumn(
    name = "Owner",
    jsonPath = ".spec.owner.name",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class AgentIdentity extends CustomResource<AgentIdentitySpec, AgentIdentityStatus> {
  private static final long serialVersionUID = 1;
}
