package dev.holdfast.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.change.StrictJson.MalformedException;

/** Reads the raw bytes of an AdmissionReview ({@code admission.k8s.io/v1}). */
public final class ReviewParser {
  /**
   * Two objects of at most 3 MiB, which is what etcd takes, and the envelope. The unit is bytes.
   */
  public static final int SIZE_LIMIT = 7 * 1024 * 1024;

  private ReviewParser() {}

  /** Parses strictly; never throws. */
  public static ParsedReview parse(byte[] review) {
    try {
      if (review.length > SIZE_LIMIT) {
        throw new MalformedException("it is larger than 7 MiB");
      }
      JsonNode root = StrictJson.tree(StrictJson.text(review));
      return new ParsedReview.Parsed(ReviewRequest.change(root));
    } catch (MalformedException e) {
      return new ParsedReview.Malformed(
          ReviewId.find(review), "the review was not understood: " + e.getMessage());
    }
  }
}
