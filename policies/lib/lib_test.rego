package holdfast.lib.lib_test

import data.holdfast.lib.format
import data.holdfast.lib.impact
import data.holdfast.lib.requester
import data.holdfast.lib.restore
import data.holdfast.lib.testing

production := testing.claim("orders-production", "data", testing.linked, testing.backing)

staging := testing.claim("orders-staging", "data", testing.unlinked, testing.backing)

document := testing.change("DELETE", "Agent", "Delete", staging, [staging, production])

test_a_missing_class_counts_as_unknown if {
	requester.class == "Unknown" with input as {}
}

test_system_counts_as_unknown if {
	requester.class == "Unknown" with input as {"requester": {"class": "System"}}
}

test_recoverable_counts_as_destroyed if {
	item := object.union(production, {"fate": "Recoverable"})
	count(impact.destroyed("Claim")) == 1 with input as testing.change("DELETE", "Agent", "Delete", item, [item])
}

test_production_on_the_backing_of_the_target_is_shared if {
	impact.shared_backing_items == [production] with input as document
}

test_production_on_a_backing_of_its_own_is_not_shared if {
	alone := object.union(production, {"backing": {"driver": "csi.example", "handle": "other"}})
	impact.shared_backing_items == [] with input as testing.change("DELETE", "Agent", "Delete", staging, [staging, alone])
}

test_a_restore_point_of_a_sibling_restores_the_backing if {
	points := [testing.restore_point(staging, "nightly", 60, true)]
	restore.has_independent(production, 3600) with input as testing.with_restore_points(document, points)
}

test_an_old_restore_point_does_not_count if {
	points := [testing.restore_point(staging, "nightly", 3601, true)]
	not restore.has_independent(production, 3600) with input as testing.with_restore_points(document, points)
}

test_a_dependent_restore_point_does_not_count if {
	points := [testing.restore_point(staging, "nightly", 60, false)]
	not restore.has_independent(production, 3600) with input as testing.with_restore_points(document, points)
}

test_a_restore_point_of_something_else_does_not_count if {
	other := testing.claim("orders-staging", "other", testing.unlinked, null)
	points := [testing.restore_point(other, "nightly", 60, true)]
	not restore.has_independent(production, 3600) with input as testing.with_restore_points(document, points)
}

test_items_keep_their_order_and_are_cut_with_a_count if {
	items := [testing.claim("n", sprintf("c%d", [i]), testing.unlinked, null) | some i in numbers.range(1, 5)]
	format.items(items) == "persistentvolumeclaims n/c1, persistentvolumeclaims n/c2, persistentvolumeclaims n/c3 and 2 more"
}

test_texts_are_sorted if {
	format.limited({"c", "a", "b"}) == "a, b, c"
}

test_many_texts_are_sorted_and_cut_with_a_count if {
	format.limited(["e", "b", "d", "a", "c"]) == "a, b, c and 2 more"
}

# Without a text there is no message, and without a message a rule says nothing.
test_a_set_of_items_is_told_as_well if {
	format.items({production}) == "persistentvolumeclaims orders-production/data (environment=production)"
}

test_the_same_text_again_and_again_is_one if {
	format.limited(["a", "b", "a", "b", "a"]) == "a, b"
}

test_an_item_tells_why_it_is_linked if {
	format.items([production]) == "persistentvolumeclaims orders-production/data (environment=production)"
}
