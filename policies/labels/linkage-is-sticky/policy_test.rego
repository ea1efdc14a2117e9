package holdfast.builtin.labels.linkage_is_sticky_test

import data.holdfast.builtin.labels.linkage_is_sticky as policy

import data.holdfast.lib.testing

production := testing.claim("orders-production", "data", testing.linked, testing.backing)

harmless := testing.claim("orders-staging", "scratch", testing.unlinked, null)

counts(class) := numbers if {
	numbers := [r.count | some r in policy.require_approval] with input as testing.change("UPDATE", class, "Unlabel", production, [production])
}

test_an_agent_needs_one if counts("Agent") == [1]

test_unknown_needs_two if counts("Unknown") == [2]

test_a_human_needs_one if counts("Human") == [1]

test_a_controller_needs_one if counts("Controller") == [1]

test_labels_of_unlinked_things_are_free if {
	count(policy.require_approval) == 0 with input as testing.change("UPDATE", "Agent", "Unlabel", harmless, [harmless])
}

test_other_effects_are_not_its_business if {
	count(policy.require_approval) == 0 with input as testing.change("UPDATE", "Agent", "Weaken", production, [production])
}
