# METADATA
# title: Format
# description: One-line texts for messages. Lists are sorted and cut with a count, so that a message stays readable and stable.
package holdfast.lib.format

shown := 3

name(thing) := sprintf("%s %s/%s", [thing.resource, thing.namespace, thing.name]) if thing.namespace != ""

name(thing) := sprintf("%s %s", [thing.resource, thing.name]) if thing.namespace == ""

target := name(input.change)

# The objects with the labels that link them, for example
# "persistentvolumeclaims orders/data (environment=production)".
items(list) := limited(sort({text | some item in list; text := linked_name(item)}))

linked_name(item) := sprintf("%s (%s)", [name(item), concat(", ", sort(item.linkage.because))]) if {
	count(item.linkage.because) > 0
}

linked_name(item) := name(item) if count(item.linkage.because) == 0

limited(texts) := concat(", ", texts) if count(texts) <= shown

limited(texts) := sprintf("%s and %d more", [concat(", ", array.slice(texts, 0, shown)), count(texts) - shown]) if {
	count(texts) > shown
}
