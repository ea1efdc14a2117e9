# METADATA
# title: Restore points
# description: Whether data could be brought back from something that outlives the change.
package holdfast.lib.restore

# Whether an item has an independent restore point of at most max_age seconds. A restore point of
# anything on the same backing restores this item too.
has_independent(item, max_age) if {
	some point in points[ref(item)]
	is_fresh(point, max_age)
}

has_independent(item, max_age) if {
	some key in backings[item.backing]
	some point in points[key]
	is_fresh(point, max_age)
}

is_fresh(point, max_age) if {
	point.independent
	point.ageSeconds <= max_age
}

of(item) := {point | some point in points[ref(item)]} | {point |
	some key in backings[item.backing]
	some point in points[key]
}

# Both are collected once: to look through all items for each item takes too long for a namespace of thousands.
points[key] contains point if {
	some point in input.impact.restorePoints
	key := ref(point.of)
}

backings[item.backing] contains key if {
	some item in input.impact.items
	item.backing != null
	key := ref(item)
	points[key]
}

ref(thing) := [thing.group, thing.resource, thing.namespace, thing.name]

# Why the restore points that there are don't count, one text each.
shortcomings(item, max_age) := {text |
	some point in of(item)
	text := shortcoming(point, max_age)
}

shortcoming(point, _) := concat("", [point.name, ": ", point.why]) if not point.independent

shortcoming(point, max_age) := sprintf("%s is older than %d hours", [point.name, floor(max_age / 3600)]) if {
	point.independent
	point.ageSeconds > max_age
}
