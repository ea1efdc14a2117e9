package holdfast.builtin.volumes.production_linkage_test

import data.holdfast.builtin.volumes.production_linkage as policy

import data.holdfast.lib.testing

production := testing.claim("orders-production", "data", testing.linked, testing.backing)

staging := testing.claim("orders-staging", "data", testing.unlinked, testing.backing)

harmless := testing.claim("orders-staging", "scratch", testing.unlinked, null)

counts(class) := numbers if {
	numbers := [r.count | some r in policy.require_approval] with input as testing.change("DELETE", class, "Delete", production, [production])
}

test_an_agent_needs_one if counts("Agent") == [1]

test_unknown_needs_two if counts("Unknown") == [2]

test_system_needs_two if counts("System") == [2]

test_a_human_needs_one if counts("Human") == [1]

test_a_controller_needs_one if counts("Controller") == [1]

test_production_behind_a_staging_claim_counts if {
	count(policy.require_approval) == 1 with input as testing.change("DELETE", "Agent", "Delete", staging, [staging, production])
}

test_harmless_claims_pass if {
	count(policy.require_approval) == 0 with input as testing.change("DELETE", "Agent", "Delete", harmless, [harmless])
}

test_changes_that_destroy_nothing_pass if {
	count(policy.require_approval) == 0 with input as testing.change("UPDATE", "Agent", "Unlabel", production, [production])
}

test_hardware_is_a_parameter if {
	document := testing.with_parameters(testing.change("DELETE", "Agent", "Delete", production, [production]), {"requireHardware": true})
	[r.hardware | some r in policy.require_approval] == [true] with input as document
}
