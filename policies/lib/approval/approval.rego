# METADATA
# title: Approval
# description: The form of a requirement, with the parameter requireHardware that every built-in policy has.
package holdfast.lib.approval

import data.holdfast.lib.requester

default hardware := false

hardware if input.parameters.requireHardware

# A requirement on group dba; signers maps a requester class to the number of humans, and a class
# that it leaves out is not asked.
by_dba(code, message, signers) := {
	"code": code,
	"message": message,
	"group": "dba",
	"count": signers[requester.class],
	"hardware": hardware,
}
