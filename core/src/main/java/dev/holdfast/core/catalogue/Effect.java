package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One destructive effect of a change.
 *
 * @param rule id of the catalogue rule that found it
 * @param path JSON Pointer of the field; empty when the whole object is meant
 * @param from old value, null when absent
 * @param to new value, null when absent
 * @param message one line, for people
 */
public record Effect(
    EffectClass effect,
    String rule,
    String path,
    @Nullable JsonNode from,
    @Nullable JsonNode to,
    String message) {}
