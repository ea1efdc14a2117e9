# METADATA
# title: Shared backups
# description: Deleting, weakening or redirecting a shared backup, snapshot or backup target needs two approvals.
# custom:
#   code: HF-BAK-001
package holdfast.builtin.backups.shared_backup

import data.holdfast.lib.approval
import data.holdfast.lib.format
import data.holdfast.lib.impact

signers := {"Agent": 2, "Unknown": 2, "Human": 2, "Controller": 2}

require_approval contains approval.by_dba("HF-BAK-001", message, signers) if {
	impact.has_effect(impact.destroying_effects | {"Redirect"})
	count(impact.shared_backups) > 0
	message := sprintf("%s: shared backups are at stake: %s", [format.target, format.items(impact.shared_backups)])
}
