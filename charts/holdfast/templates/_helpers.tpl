{{/* Labels that every object of this chart carries. */}}
{{- define "holdfast.labels" -}}
app.kubernetes.io/name: holdfast
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* Labels that tell the Pods of one component, given as {root, component}. */}}
{{- define "holdfast.selector" -}}
app.kubernetes.io/name: holdfast
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/* The username of one of our service accounts, given as {root, component}. */}}
{{- define "holdfast.username" -}}
system:serviceaccount:{{ .root.Release.Namespace }}:holdfast-{{ .component }}
{{- end }}

{{- define "holdfast.image" -}}
{{ .image.repository }}:{{ .image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{/* Our kinds by plural name, one a line of YAML. */}}
{{- define "holdfast.kinds" -}}
- agentidentities
- approvers
- changeapprovals
- changerequests
- datakinds
- guardrailpolicies
- maintenancewindows
- policybundles
{{- end }}

{{/* A list in CEL of the annotations that link an object to production or to a shared backup. */}}
{{- define "holdfast.linkageAnnotations" -}}
{{- $keys := list "holdfast.dev/protected" }}
{{- range $part := list "productionLabels" "productionNamespaceLabels" "sharedBackupLabels" }}
{{- $keys = concat $keys (keys (get $.Values.linkage $part | default dict)) }}
{{- end }}
{{- $quoted := list }}
{{- range $keys | uniq | sortAlpha }}
{{- $quoted = append $quoted (squote .) }}
{{- end -}}
[{{ join ", " $quoted }}]
{{- end }}

{{/* The same of labels, with those that the values want to see besides. */}}
{{- define "holdfast.seenLabels" -}}
{{- $linkage := include "holdfast.linkageAnnotations" . }}
{{- $quoted := list }}
{{- range .Values.webhook.labels | uniq | sortAlpha }}
{{- $quoted = append $quoted (squote .) }}
{{- end -}}
{{- with $quoted }}({{ $linkage }} + [{{ join ", " . }}]){{ else }}{{ $linkage }}{{ end }}
{{- end }}

{{/* Rights to read the kinds that the value watchedResources names; nothing without any. */}}
{{- define "holdfast.watchedRights" -}}
{{- range .Values.watchedResources }}
- apiGroups: [{{ .group | quote }}]
  resources:
  {{- toYaml .resources | nindent 2 }}
  verbs: [get, list, watch]
{{- end }}
{{- end }}

{{/* In CEL, what comes after the list of the catalogue's groups: those of watchedResources. */}}
{{- define "holdfast.watchedGroups" -}}
{{- $groups := list }}
{{- range .Values.watchedResources }}
{{- if .group }}
{{- $groups = append $groups (squote .group) }}
{{- end }}
{{- end }}
{{- with $groups | uniq | sortAlpha }} + [{{ join ", " . }}]{{ end }}
{{- end }}

{{/* Where the API server finds the webhook. */}}
{{- define "holdfast.clientConfig" -}}
{{- if .Values.webhook.url -}}
url: {{ trimSuffix "/" .Values.webhook.url }}/validate
{{- else -}}
service:
  name: holdfast-webhook
  namespace: {{ .Release.Namespace }}
  port: 443
  path: /validate
{{- end }}
{{- end }}

{{/* What every container of ours runs as. */}}
{{- define "holdfast.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end }}
