package holdfast.builtin.volumes.shared_backing_test

import data.holdfast.builtin.volumes.shared_backing as policy

import data.holdfast.lib.testing

production := testing.claim("orders-production", "data", testing.linked, testing.backing)

staging := testing.claim("orders-staging", "data", testing.unlinked, testing.backing)

harmless := testing.claim("orders-staging", "scratch", testing.unlinked, null)

counts(class) := numbers if {
	numbers := [r.count | some r in policy.require_approval] with input as testing.change("DELETE", class, "Delete", staging, [staging, production])
}

test_an_agent_needs_two if counts("Agent") == [2]

test_unknown_needs_two if counts("Unknown") == [2]

test_a_human_needs_one if counts("Human") == [1]

test_a_controller_needs_two if counts("Controller") == [2]

test_the_message_names_storage_and_sibling if {
	some requirement in policy.require_approval with input as testing.change("DELETE", "Agent", "Delete", staging, [staging, production])
	requirement.message == "persistentvolumeclaims orders-staging/data: its storage csi.example/vol-123 is shared with production: persistentvolumeclaims orders-production/data (environment=production)"
}

test_a_production_target_is_the_other_policys_business if {
	count(policy.require_approval) == 0 with input as testing.change("DELETE", "Agent", "Delete", production, [production, staging])
}

test_storage_of_its_own_passes if {
	count(policy.require_approval) == 0 with input as testing.change("DELETE", "Agent", "Delete", harmless, [harmless, production])
}
