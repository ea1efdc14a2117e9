package dev.holdfast.core.policy;

/** How far a policy bites. */
public enum Enforcement {
  Enforce,
  Warn,
  Audit
}
