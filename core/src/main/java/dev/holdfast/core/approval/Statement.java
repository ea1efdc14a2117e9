package dev.holdfast.core.approval;

import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.identity.RequesterClass;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What approvers sign: one change, what falls with it, who asks, who must sign, and when that
 * counts. It has exactly one text ({@link StatementParser}, {@link StatementWriter}).
 *
 * @param request name of the ChangeRequest
 * @param cluster uid of the namespace kube-system
 * @param effects sorted, each once
 * @param requirements sorted by policy, code and group, each of these once
 * @param reason free text of the approver, empty in a request
 * @param notBefore inclusive, whole seconds
 * @param notAfter exclusive, whole seconds
 */
public record Statement(
    String request,
    String cluster,
    Target change,
    List<EffectClass> effects,
    StatedImpact impact,
    StatedRequester requester,
    List<Requirement> requirements,
    String reason,
    Instant notBefore,
    Instant notAfter) {
  public Statement {
    effects = List.copyOf(effects);
    requirements = List.copyOf(requirements);
  }

  /**
   * The change. Texts are encoded by {@link Exact}.
   *
   * @param uid null for CREATE
   * @param propagationPolicy null unless DELETE
   * @param content digest of what is written, null for DELETE
   * @param fields destructive transitions of an UPDATE, at most {@value Target#FIELD_LIMIT} of
   *     them; {@code content} covers all
   */
  public record Target(
      Operation operation,
      String group,
      String resource,
      String subresource,
      String namespace,
      String name,
      @Nullable String uid,
      @Nullable PropagationPolicy propagationPolicy,
      @Nullable String content,
      List<Field> fields) {
    static final int FIELD_LIMIT = 32;

    public Target {
      fields = List.copyOf(fields);
    }

    /** For people: {@code persistentvolumeclaims orders/pg-data-0}. */
    public String shown() {
      String place = namespace.isEmpty() ? name : namespace + "/" + name;
      String kind = group.isEmpty() ? resource : resource + "." + group;
      return (subresource.isEmpty() ? kind : kind + "/" + subresource)
          + (place.isEmpty() ? "" : " " + place);
    }
  }

  /**
   * A field that gets another value, so that it can be told when the change was made.
   *
   * @param path JSON Pointer
   * @param to digest of the new value, null when the field goes
   */
  public record Field(String path, @Nullable String to) {}

  /**
   * What falls.
   *
   * @param items how many
   * @param lines the same for people: what they read is inside what they sign
   */
  public record StatedImpact(String digest, int items, List<String> lines) {
    public StatedImpact {
      lines = List.copyOf(lines);
    }
  }

  /** Who asks. Texts are encoded by {@link Exact}. */
  public record StatedRequester(String username, RequesterClass requesterClass, String agent) {}

  /** The same statement as its approver may have set it: another window, another reason. */
  public Statement with(String newReason, Instant newNotBefore, Instant newNotAfter) {
    return new Statement(
        request,
        cluster,
        change,
        effects,
        impact,
        requester,
        requirements,
        newReason,
        newNotBefore,
        newNotAfter);
  }

  /**
   * {@code sha256:…} of the text's bytes: names exactly what was read, so that it can be signed
   * without asking.
   */
  public String digest() {
    return TextDigest.of(text());
  }

  /** The only text of this statement. */
  public String text() {
    return StatementJson.write(this);
  }
}
