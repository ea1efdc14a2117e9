# METADATA
# title: Requester
# description: Who asks, as far as strictness depends on it. System counts as Unknown, and so does a class that is missing.
package holdfast.lib.requester

default class := "Unknown"

class := input.requester.class if input.requester.class in {"Agent", "Controller", "Human"}

is_agent if class == "Agent"

is_controller if class == "Controller"
