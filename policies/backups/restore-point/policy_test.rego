package holdfast.builtin.backups.restore_point_test

import data.holdfast.builtin.backups.restore_point as policy

import data.holdfast.lib.testing

production := testing.claim("orders-production", "data", testing.linked, testing.backing)

harmless := testing.claim("orders-staging", "scratch", testing.unlinked, null)

nightly := testing.snapshot("orders-production", "nightly", testing.unlinked)

deletion(class) := testing.change("DELETE", class, "Delete", production, [production])

test_agents_and_controllers_are_refused if {
	every class in ["Agent", "Controller"] {
		count(policy.deny) == 1 with input as deletion(class)
		count(policy.require_approval) == 0 with input as deletion(class)
	}
}

test_people_need_two if {
	every class in ["Unknown", "Human", "System"] {
		count(policy.deny) == 0 with input as deletion(class)
		[r.count | some r in policy.require_approval] == [2] with input as deletion(class)
	}
}

test_the_message_tells_what_is_wrong_with_what_is_there if {
	points := [testing.restore_point(production, "nightly", 60, false)]
	some denial in policy.deny with input as testing.with_restore_points(deletion("Agent"), points)
	contains(denial.message, "(nightly: dies with the claim)")
}

test_a_fresh_independent_restore_point_satisfies if {
	points := [testing.restore_point(production, "nightly", 60, true)]
	count(policy.deny) == 0 with input as testing.with_restore_points(deletion("Agent"), points)
}

test_one_of_yesterday_does_not if {
	points := [testing.restore_point(production, "nightly", 86401, true)]
	count(policy.deny) == 1 with input as testing.with_restore_points(deletion("Agent"), points)
}

test_max_age_is_a_parameter if {
	points := [testing.restore_point(production, "nightly", 86401, true)]
	document := testing.with_parameters(testing.with_restore_points(deletion("Agent"), points), {"maxAge": "48h"})
	count(policy.deny) == 0 with input as document
}

test_a_maximum_age_that_makes_no_sense_means_a_day if {
	points := [testing.restore_point(production, "nightly", 86401, true)]
	document := testing.with_parameters(testing.with_restore_points(deletion("Agent"), points), {"maxAge": "long"})
	count(policy.deny) == 1 with input as document
}

test_harmless_data_needs_no_restore_point if {
	count(policy.deny) == 0 with input as testing.change("DELETE", "Agent", "Delete", harmless, [harmless])
}

living := object.union(production, {"fate": "Weakened"})

lost := object.union(testing.restore_point(production, "nightly", 60, false), {"durable": true})

snapshot_deletion := testing.change("DELETE", "Agent", "Delete", nightly, [nightly, living])

test_the_newest_restore_point_of_living_data_stays if {
	count(policy.deny) == 1 with input as testing.with_restore_points(snapshot_deletion, [lost])
}

test_an_older_one_may_go if {
	newer := testing.restore_point(production, "hourly", 10, true)
	count(policy.deny) == 0 with input as testing.with_restore_points(snapshot_deletion, [lost, newer])
}

test_one_that_never_counted_may_go if {
	worthless := object.union(lost, {"durable": false})
	count(policy.deny) == 0 with input as testing.with_restore_points(snapshot_deletion, [worthless])
}
