package holdfast.builtin.tricks.laundering_test

import data.holdfast.builtin.tricks.laundering as policy

import data.holdfast.lib.testing

production := testing.claim("orders-production", "data", testing.linked, testing.backing)

harmless := testing.claim("orders-staging", "scratch", testing.unlinked, null)

trick(class, effect) := testing.change("UPDATE", class, effect, production, [production])

test_agents_are_refused if {
	every effect in ["Reparent", "Finalizer", "Uncover"] {
		count(policy.deny) == 1 with input as trick("Agent", effect)
		count(policy.require_approval) == 0 with input as trick("Agent", effect)
	}
}

test_unknown_needs_two if [r.count | some r in policy.require_approval] == [2] with input as trick("Unknown", "Reparent")

test_a_human_needs_one if [r.count | some r in policy.require_approval] == [1] with input as trick("Human", "Finalizer")

test_a_controller_is_not_asked if {
	count(policy.require_approval) == 0 with input as trick("Controller", "Finalizer")
	count(policy.deny) == 0 with input as trick("Controller", "Finalizer")
}

test_harmless_things_may_be_reparented if {
	count(policy.deny) == 0 with input as testing.change("UPDATE", "Agent", "Reparent", harmless, [harmless])
}

test_deleting_is_not_a_trick if {
	count(policy.deny) == 0 with input as trick("Agent", "Delete")
}
