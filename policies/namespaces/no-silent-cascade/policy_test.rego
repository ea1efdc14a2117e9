package holdfast.builtin.namespaces.no_silent_cascade_test

import data.holdfast.builtin.namespaces.no_silent_cascade as policy

import data.holdfast.lib.testing

production := testing.claim("orders-production", "data", testing.linked, testing.backing)

staging := testing.claim("orders-staging", "data", testing.unlinked, testing.backing)

harmless := testing.claim("orders-staging", "scratch", testing.unlinked, null)

namespace := {
	"group": "", "resource": "namespaces", "kind": "Namespace", "namespace": "", "name": "orders-production",
	"uid": "uid-ns", "role": "Container", "fate": "Destroyed", "via": [], "linkage": testing.linked, "backing": null,
}

counts(class) := numbers if {
	numbers := [r.count | some r in policy.require_approval] with input as testing.change("DELETE", class, "Delete", namespace, [namespace, production])
}

test_an_agent_needs_two if counts("Agent") == [2]

test_unknown_needs_two if counts("Unknown") == [2]

test_a_human_needs_one if counts("Human") == [1]

test_a_controller_needs_two if counts("Controller") == [2]

test_an_empty_namespace_passes if {
	count(policy.require_approval) == 0 with input as testing.change("DELETE", "Agent", "Delete", namespace, [namespace])
}

test_a_namespace_of_harmless_claims_passes if {
	count(policy.require_approval) == 0 with input as testing.change("DELETE", "Agent", "Delete", namespace, [namespace, harmless])
}

test_deleting_a_claim_is_not_a_cascade if {
	count(policy.require_approval) == 0 with input as testing.change("DELETE", "Agent", "Delete", staging, [staging, production])
}
