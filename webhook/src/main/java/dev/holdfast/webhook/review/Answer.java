package dev.holdfast.webhook.review;

/**
 * What goes back over the wire.
 *
 * @param httpStatus 200 for every AdmissionReview, allowed or not
 * @param contentType of the body
 * @param body UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int httpStatus, String contentType, byte[] body) {}
