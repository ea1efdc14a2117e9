# METADATA
# title: No silent cascade
# description: Deleting a Namespace or CustomResourceDefinition that takes guarded data with it needs an approval.
# custom:
#   code: HF-NS-001
package holdfast.builtin.namespaces.no_silent_cascade

import data.holdfast.lib.approval
import data.holdfast.lib.format
import data.holdfast.lib.impact

signers := {"Agent": 2, "Unknown": 2, "Human": 1, "Controller": 2}

containers := {"namespaces", "customresourcedefinitions"}

require_approval contains approval.by_dba("HF-NS-001", message, signers) if {
	input.change.operation == "DELETE"
	input.change.resource in containers
	count(fallen) > 0
	message := sprintf("%s: takes %d guarded objects with it: %s", [format.target, count(fallen), format.items(fallen)])
}

fallen := [item |
	some item in impact.guarded_items
	not impact.is_target(item)
]
