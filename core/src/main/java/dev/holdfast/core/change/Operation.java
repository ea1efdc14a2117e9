package dev.holdfast.core.change;

/** What the API server was asked to do, as AdmissionReview spells it. */
public enum Operation {
  CREATE,
  UPDATE,
  DELETE,
  CONNECT
}
