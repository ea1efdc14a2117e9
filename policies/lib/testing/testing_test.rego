# METADATA
# title: Testing
# description: Input documents for the tests of the built-in policies; each test changes what it is about.
package holdfast.lib.testing

backing := {"driver": "csi.example", "handle": "vol-123"}

linked := {"production": true, "sharedBackup": false, "because": ["environment=production"]}

shared := {"production": false, "sharedBackup": true, "because": ["holdfast.dev/shared-backup=true"]}

unlinked := {"production": false, "sharedBackup": false, "because": []}

claim(namespace, name, linkage, store) := {
	"group": "", "resource": "persistentvolumeclaims", "kind": "PersistentVolumeClaim",
	"namespace": namespace, "name": name, "uid": sprintf("uid-%s-%s", [namespace, name]),
	"role": "Claim", "fate": "Destroyed", "via": [], "linkage": linkage, "backing": store,
}

snapshot(namespace, name, linkage) := {
	"group": "snapshot.storage.k8s.io", "resource": "volumesnapshots", "kind": "VolumeSnapshot",
	"namespace": namespace, "name": name, "uid": sprintf("uid-%s-%s", [namespace, name]),
	"role": "Snapshot", "fate": "Destroyed", "via": [], "linkage": linkage, "backing": null,
}

restore_point(item, name, age, independent) := {
	"of": ref(item), "group": "snapshot.storage.k8s.io", "resource": "volumesnapshots",
	"kind": "VolumeSnapshot", "namespace": item.namespace, "name": name,
	"completedAt": "2026-11-23T08:00:00Z", "ageSeconds": age, "independent": independent,
	"falls": independent == false, "durable": independent, "why": "dies with the claim",
}

ref(item) := object.filter(item, ["group", "resource", "kind", "namespace", "name"])

effect(class) := {
	"effect": class, "rule": "test", "path": "/metadata", "from": null, "to": null,
	"message": sprintf("a %s", [class]),
}

# A change of an item by a requester of a class, with one effect and an impact.
change(operation, class, effect_class, target, items) := {
	"change": {
		"operation": operation, "group": target.group, "version": "v1", "resource": target.resource,
		"subresource": "", "namespace": target.namespace, "name": target.name, "uid": target.uid,
		"dryRun": false, "propagationPolicy": "Background",
	},
	"effects": [effect(effect_class)],
	"requester": {"username": "somebody", "groups": [], "uid": "", "extra": {}, "class": class, "agent": null},
	"impact": {"items": items, "restorePoints": [], "counts": {}, "digest": "sha256:0"},
	"parameters": {},
	"now": "2026-11-23T09:00:00Z",
	"cluster": "cluster",
	"namespaceLabels": {},
}

with_restore_points(document, points) := object.union(document, {"impact": object.union(document.impact, {"restorePoints": points})})

with_parameters(document, parameters) := object.union(document, {"parameters": parameters})
