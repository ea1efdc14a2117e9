# METADATA
# title: Production volumes
# description: Destroying or weakening a volume, claim or database that is linked to production needs an approval.
# custom:
#   code: HF-VOL-001
package holdfast.builtin.volumes.production_linkage

import data.holdfast.lib.approval
import data.holdfast.lib.format
import data.holdfast.lib.impact

signers := {"Agent": 1, "Unknown": 2, "Human": 1, "Controller": 1}

require_approval contains approval.by_dba("HF-VOL-001", message, signers) if {
	impact.is_destroying
	count(impact.production_data) > 0
	message := sprintf("%s: production data is at stake: %s", [format.target, format.items(impact.production_data)])
}
