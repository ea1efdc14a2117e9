# METADATA
# title: Data plane
# description: Agents get no shell in Pods that mount guarded data, and start no Pods that reach it.
# custom:
#   code: HF-AGT-001
package holdfast.builtin.agents.data_plane

import data.holdfast.lib.format
import data.holdfast.lib.impact
import data.holdfast.lib.requester

deny contains {"code": "HF-AGT-001", "message": message} if {
	requester.is_agent
	count(ways) > 0
	count(impact.guarded_items) > 0
	message := sprintf("%s: agents don't get at guarded data this way: %s; guarded: %s; let a person do it", [format.target, format.limited(ways), format.items(impact.guarded_items)])
}

ways := {effect.message |
	some effect in input.effects
	effect.effect == "DataPlane"
}
