package holdfast.builtin.databases.destructive_operation_test

import data.holdfast.builtin.databases.destructive_operation as policy

import data.holdfast.lib.testing

database := object.union(
	testing.claim("orders-production", "pg", testing.linked, null),
	{"group": "postgresql.cnpg.io", "resource": "clusters", "kind": "Cluster", "role": "Database", "fate": "Weakened"},
)

harmless := object.union(database, {"namespace": "orders-staging", "linkage": testing.unlinked})

claim := testing.claim("orders-production", "data", testing.linked, testing.backing)

counts(class, effect, items) := numbers if {
	numbers := [r.count |
		some r in policy.require_approval with input as testing.change("UPDATE", class, effect, database, items)
	]
}

test_an_agent_needs_one if counts("Agent", "Shrink", [database]) == [1]

test_unknown_needs_two if counts("Unknown", "Shrink", [database]) == [2]

test_a_human_needs_one if counts("Human", "Shrink", [database]) == [1]

test_a_controller_is_not_asked if counts("Controller", "Shrink", [database]) == []

test_every_operation_counts if {
	every effect in ["Shrink", "Trigger", "Redirect", "Weaken"] {
		counts("Agent", effect, [database]) == [1]
	}
}

test_deletions_are_for_other_policies if counts("Agent", "Delete", [database]) == []

test_unlinked_databases_are_free if counts("Agent", "Shrink", [harmless]) == []

test_volumes_are_for_other_policies if counts("Agent", "Weaken", [claim]) == []
