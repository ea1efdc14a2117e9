# METADATA
# title: Destructive database operations
# description: Scaling in, stopping, overwriting, redirecting or weakening a guarded database or its backups needs an approval.
# custom:
#   code: HF-DB-001
package holdfast.builtin.databases.destructive_operation

import data.holdfast.lib.approval
import data.holdfast.lib.format
import data.holdfast.lib.impact

# A controller only carries out what somebody asked of it, which was judged there.
signers := {"Agent": 1, "Unknown": 2, "Human": 1}

require_approval contains approval.by_dba("HF-DB-001", message, signers) if {
	count(operations) > 0
	count(databases) > 0
	message := sprintf("%s: %s; guarded: %s", [format.target, format.limited(operations), format.items(databases)])
}

operations := {effect.message |
	some effect in input.effects
	effect.effect in {"Shrink", "Trigger", "Redirect", "Weaken"}
}

databases := [item |
	some item in impact.guarded_items
	item.role in {"Database", "Backup", "BackupTarget"}
]
