package dev.holdfast.core.approval.trust;

import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;

/** The MaintenanceWindow as the API server holds it. */
public record HeldWindow(MaintenanceWindowSpec spec, String resourceVersion) {}
