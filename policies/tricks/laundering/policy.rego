# METADATA
# title: Laundering
# description: Owner references, finalizers, claim references and definitions of guarded things aren't changed to make somebody else destroy them.
# custom:
#   code: HF-TRK-001
package holdfast.builtin.tricks.laundering

import data.holdfast.lib.approval
import data.holdfast.lib.format
import data.holdfast.lib.impact
import data.holdfast.lib.requester

signers := {"Unknown": 2, "Human": 1}

deny contains {"code": "HF-TRK-001", "message": message} if {
	requester.is_agent
	some message in objections
}

require_approval contains approval.by_dba("HF-TRK-001", message, signers) if some message in objections

objections contains message if {
	count(tricks) > 0
	count(impact.guarded_items) > 0
	message := sprintf("%s: %s; guarded: %s", [format.target, format.limited(tricks), format.items(impact.guarded_items)])
}

tricks := {effect.message |
	some effect in input.effects
	effect.effect in {"Reparent", "Finalizer", "Uncover"}
}
