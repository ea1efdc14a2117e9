# METADATA
# title: Shared backing
# description: A target that doesn't look like production, but whose storage also carries production, needs two approvals.
# custom:
#   code: HF-VOL-002
package holdfast.builtin.volumes.shared_backing

import data.holdfast.lib.approval
import data.holdfast.lib.format
import data.holdfast.lib.impact

signers := {"Agent": 2, "Unknown": 2, "Human": 1, "Controller": 2}

require_approval contains approval.by_dba("HF-VOL-002", message, signers) if {
	impact.is_destroying
	not impact.target_is_production
	count(impact.shared_backing_items) > 0
	message := sprintf("%s: its storage %s is shared with production: %s", [format.target, backings, format.items(impact.shared_backing_items)])
}

backings := format.limited({text |
	some item in impact.shared_backing_items
	text := concat("/", [item.backing.driver, item.backing.handle])
})
