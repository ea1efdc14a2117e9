# METADATA
# title: Restore points
# description: Whether data could be brought back from something that outlives the change.
package holdfast.lib.restore

# Whether an item has an independent restore point of at most max_age seconds. A restore point of
# anything on the same backing restores this item too.
has_independent(item, max_age) if {
	some point in independent_of(item)
	point.ageSeconds <= max_age
}

independent_of(item) := [point |
	some point in input.impact.restorePoints
	point.independent
	restores(point, item)
]

restores(point, item) if is_ref(point.of, item)

restores(point, item) if {
	item.backing != null
	some other in input.impact.items
	other.backing == item.backing
	is_ref(point.of, other)
}

is_ref(ref, item) if {
	ref.resource == item.resource
	ref.group == item.group
	ref.namespace == item.namespace
	ref.name == item.name
}

# Why the restore points that there are don't count, one text each.
shortcomings(item, max_age) := sort({text |
	some point in input.impact.restorePoints
	restores(point, item)
	text := shortcoming(point, max_age)
})

shortcoming(point, _) := sprintf("%s: %s", [point.name, point.why]) if not point.independent

shortcoming(point, max_age) := sprintf("%s is older than %d hours", [point.name, floor(max_age / 3600)]) if {
	point.independent
	point.ageSeconds > max_age
}
