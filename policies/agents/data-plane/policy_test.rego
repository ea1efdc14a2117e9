package holdfast.builtin.agents.data_plane_test

import data.holdfast.builtin.agents.data_plane as policy

import data.holdfast.lib.testing

pod := {"group": "", "resource": "pods", "namespace": "orders-staging", "name": "worker", "uid": ""}

reached(item) := object.union(item, {"fate": "Reached"})

production := reached(testing.claim("orders-production", "data", testing.linked, testing.backing))

shared := reached(testing.claim("orders-staging", "backups", testing.shared, null))

harmless := reached(testing.claim("orders-staging", "scratch", testing.unlinked, null))

creation(class, items) := testing.change("CREATE", class, "DataPlane", pod, items)

test_an_agent_is_refused if {
	every item in [production, shared] {
		count(policy.deny) == 1 with input as creation("Agent", [harmless, item])
	}
}

test_the_message_names_way_and_data if {
	some denial in policy.deny with input as creation("Agent", [production])
	contains(denial.message, "pods orders-staging/worker")
	contains(denial.message, "a DataPlane")
	contains(denial.message, "persistentvolumeclaims orders-production/data (environment=production)")
}

test_nobody_else_is_refused if {
	every class in ["Unknown", "Human", "Controller", "System"] {
		count(policy.deny) == 0 with input as creation(class, [production])
	}
}

test_harmless_data_is_free if count(policy.deny) == 0 with input as creation("Agent", [harmless])

test_nothing_reached_is_free if count(policy.deny) == 0 with input as creation("Agent", [])

test_other_effects_are_not_meant if {
	count(policy.deny) == 0 with input as testing.change("DELETE", "Agent", "Delete", production, [production])
}
