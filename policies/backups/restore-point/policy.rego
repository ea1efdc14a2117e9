# METADATA
# title: Restore point first
# description: Production data isn't destroyed without a fresh restore point that outlives it, nor is the newest such restore point taken from living data.
# custom:
#   code: HF-BAK-002
package holdfast.builtin.backups.restore_point

import data.holdfast.lib.approval
import data.holdfast.lib.format
import data.holdfast.lib.impact
import data.holdfast.lib.requester
import data.holdfast.lib.restore

signers := {"Unknown": 2, "Human": 2}

default max_age_seconds := 86400

max_age_seconds := round(to_number(trim_suffix(input.parameters.maxAge, "h")) * 3600) if {
	endswith(input.parameters.maxAge, "h")
}

deny contains {"code": "HF-BAK-002", "message": message} if {
	requester.class in {"Agent", "Controller"}
	some message in objections
}

require_approval contains approval.by_dba("HF-BAK-002", message, signers) if some message in objections

objections contains message if {
	impact.is_destroying
	count(unprotected) > 0
	message := sprintf(
		"%s: no independent restore point of the last %d hours for production data %s%s; make one that outlives this change (own deletion policy Retain, storage that keeps snapshots without their source), then ask again",
		[format.target, floor(max_age_seconds / 3600), format.items(unprotected), explanation(unprotected)],
	)
}

unprotected := [item |
	some item in impact.production_items
	item.role in impact.data_roles
	item.fate in impact.losing
	not restore.has_independent(item, max_age_seconds)
]

objections contains message if {
	impact.is_destroying
	count(bereft) > 0
	message := sprintf(
		"%s: this is the newest restore point of living production data %s; take a newer independent one first, then ask again",
		[format.target, format.items(bereft)],
	)
}

# Living production data that loses the newest restore point which would outlive it.
bereft := [item |
	some item in impact.production_items
	item.role in impact.data_roles
	item.fate == "Weakened"
	loses_newest(item)
]

loses_newest(item) if {
	some lost in restore.of(item)
	lost.falls
	lost.durable
	not restore.has_independent(item, lost.ageSeconds)
}

explanation(items) := sprintf(" (%s)", [format.limited(texts)]) if {
	texts := {text |
		some item in format.named(items)
		some text in restore.shortcomings(item, max_age_seconds)
	}
	count(texts) > 0
} else := ""
