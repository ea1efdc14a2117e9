package dev.holdfast.core.catalogue;

/** A destructive class that a change has. The names are part of the policy contract. */
public enum EffectClass {
  Delete,
  Weaken,
  Unlabel,
  Finalizer,
  Reparent,
  Trigger,
  DataPlane,
  Shrink,
  Redirect,
  Uncover
}
