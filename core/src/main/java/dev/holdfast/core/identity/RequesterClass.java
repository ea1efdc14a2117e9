package dev.holdfast.core.identity;

/** How far a requester is known; it varies strictness only, guardrails apply to all. */
public enum RequesterClass {
  Agent,
  Controller,
  Human,
  System,
  Unknown
}
