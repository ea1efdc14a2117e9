# METADATA
# title: Linkage is sticky
# description: Removing or changing a label that links something to production or to a shared backup needs an approval.
# custom:
#   code: HF-LAB-001
package holdfast.builtin.labels.linkage_is_sticky

import data.holdfast.lib.approval
import data.holdfast.lib.format
import data.holdfast.lib.impact

signers := {"Agent": 1, "Unknown": 2, "Human": 1, "Controller": 1}

require_approval contains approval.by_dba("HF-LAB-001", message, signers) if {
	count(unlabelled) > 0
	count(impact.guarded_items) > 0
	message := sprintf("%s: removes or changes what links it to production or a shared backup: %s", [format.target, format.limited(unlabelled)])
}

unlabelled := {effect.message |
	some effect in input.effects
	effect.effect == "Unlabel"
}
