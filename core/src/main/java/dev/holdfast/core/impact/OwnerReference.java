package dev.holdfast.core.impact;

/** An entry of {@code metadata.ownerReferences}. */
public record OwnerReference(
    String apiVersion, String kind, String name, String uid, boolean controller) {}
