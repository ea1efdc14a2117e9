# METADATA
# title: Impact
# description: What a change takes with it. Recoverable counts as destroyed, since an undo can expire or fail.
package holdfast.lib.impact

# Fates after which the item is gone unless somebody brings it back.
losing := {"Destroyed", "Recoverable"}

# Roles that hold data people would miss.
data_roles := {"Claim", "Volume", "Database"}

# Effects by which data goes, or will go, as a consequence of the change.
destroying_effects := {"Delete", "Weaken", "Shrink", "Trigger"}

is_destroying if {
	some effect in input.effects
	effect.effect in destroying_effects
}

has_effect(classes) if {
	some effect in input.effects
	effect.effect in classes
}

destroyed(role) := [item |
	some item in input.impact.items
	item.role == role
	item.fate in losing
]

production_items := [item |
	some item in input.impact.items
	item.linkage.production
]

# Volumes, claims and databases of production that the change destroys or weakens.
production_data := [item |
	some item in production_items
	item.role in data_roles
	item.fate in (losing | {"Weakened"})
]

shared_backups := [item |
	some item in input.impact.items
	item.linkage.sharedBackup
]

guarded_items := [item |
	some item in input.impact.items
	is_linked(item)
]

is_linked(item) if item.linkage.production

is_linked(item) if item.linkage.sharedBackup

is_target(item) if {
	item.group == input.change.group
	item.resource == input.change.resource
	item.namespace == input.change.namespace
	item.name == input.change.name
}

target_is_production if {
	some item in production_items
	is_target(item)
}

# Production items whose backing also carries something of the change that isn't production itself.
shared_backing_items := [item |
	some item in production_items
	not is_target(item)
	backing_is_shared(item)
]

backing_is_shared(item) if unlinked_backings[item.backing]

# Collected once: to look through all items for each item takes too long for a namespace of thousands.
unlinked_backings contains item.backing if {
	some item in input.impact.items
	item.backing != null
	not item.linkage.production
}
