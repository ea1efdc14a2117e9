# METADATA
# title: Format
# description: |
#   One-line texts for messages. Lists are cut with a count, so that a message stays readable, and ordered, so that it
#   stays the same. An impact may have thousands of items, and in WebAssembly sort takes quadratic time, and sprintf asks
#   the host each time: neither is used for each of them.
package holdfast.lib.format

# As many as least gives.
shown := 3

name(thing) := concat("", [thing.resource, " ", thing.namespace, "/", thing.name]) if thing.namespace != ""

name(thing) := concat("", [thing.resource, " ", thing.name]) if thing.namespace == ""

target := name(input.change)

# The objects with the labels that link them, for example
# "persistentvolumeclaims orders/data (environment=production)", in the order of the impact.
items(list) := counted([linked_name(item) | some item in named(list)], count(list))

# A set will do as well: whoever gets no text says nothing.
named(list) := array.slice([item | some item in list], 0, shown)

linked_name(item) := concat("", [name(item), " (", concat(", ", sort(item.linkage.because)), ")"]) if {
	count(item.linkage.because) > 0
}

linked_name(item) := name(item) if count(item.linkage.because) == 0

limited(texts) := counted(first_of(distinct), count(distinct)) if distinct := {text | some text in texts}

first_of(texts) := sort(texts) if count(texts) <= shown

first_of(texts) := least(texts) if count(texts) > shown

# The first few of a set that has more.
least(texts) := [first, second, third] if {
	first := min(texts)
	second := min(texts - {first})
	third := min(texts - {first, second})
}

counted(texts, total) := concat(", ", texts) if total <= shown

counted(texts, total) := sprintf("%s and %d more", [concat(", ", texts), total - shown]) if total > shown
