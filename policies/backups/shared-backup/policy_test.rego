package holdfast.builtin.backups.shared_backup_test

import data.holdfast.builtin.backups.shared_backup as policy
import data.holdfast.lib.testing

backup := testing.snapshot("backups", "nightly", testing.shared)

own := testing.snapshot("backups", "own", testing.unlinked)

counts(class) := numbers if {
	numbers := [r.count | some r in policy.require_approval] with input as testing.change("DELETE", class, "Delete", backup, [backup])
}

test_everybody_needs_two if {
	every class in ["Agent", "Unknown", "Human", "Controller"] {
		counts(class) == [2]
	}
}

test_redirecting_counts if {
	count(policy.require_approval) == 1 with input as testing.change("UPDATE", "Human", "Redirect", backup, [backup])
}

test_ones_own_backup_passes if {
	count(policy.require_approval) == 0 with input as testing.change("DELETE", "Agent", "Delete", own, [own])
}
