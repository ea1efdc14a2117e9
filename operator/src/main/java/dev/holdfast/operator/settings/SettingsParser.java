package dev.holdfast.operator.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.holdfast.api.v1alpha1.BundleSettings.HumanPatterns;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads {@code settings.yaml} strictly: an error names the key it is about. */
public final class SettingsParser {
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // Off is a word here, not YAML 1.1's false
                  .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // UnknownKeys finds them at every depth, and says it in the same words.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final SettingsRules rules;

  /**
   * @param policies names of the built-in policies
   */
  public SettingsParser(Set<String> policies) {
    this.rules = new SettingsRules(policies);
  }

  /**
   * Reads one document; an empty one means all defaults.
   *
   * @throws SettingsException naming the bad key
   */
  public Settings parse(String yaml) throws SettingsException {
    SettingsDocument document = read(yaml);
    rules.check(document);
    return new Settings(
        Objects.requireNonNullElse(document.enforcement(), "Enforce"),
        Objects.requireNonNullElse(document.policies(), Map.of()),
        DefaultLinkage.complete(document.linkage()),
        Objects.requireNonNullElse(document.approvers(), List.of()),
        Objects.requireNonNullElse(document.groups(), Settings.DEFAULT_GROUPS),
        Objects.requireNonNullElse(document.trustCount(), 1),
        document.unlockDelay(),
        Objects.requireNonNullElse(document.humans(), new HumanPatterns(List.of(), List.of())),
        Objects.requireNonNullElse(document.controllers(), List.of()));
  }

  private static SettingsDocument read(String yaml) throws SettingsException {
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (tree.isMissingNode() || tree.isNull()) {
        return new SettingsDocument(null, null, null, null, null, null, null, null, null);
      }
      if (!tree.isObject()) {
        throw new SettingsException("", "expected a mapping of settings");
      }
      SettingsDocument document = YAML.treeToValue(tree, SettingsDocument.class);
      Optional<String> unknown = UnknownKeys.first(tree, YAML.valueToTree(document), "");
      if (unknown.isPresent()) {
        throw new SettingsException(unknown.get(), "not a known key");
      }
      return document;
    } catch (JsonMappingException e) {
      throw new SettingsException(path(e), e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw new SettingsException(place(e), firstLine(e.getOriginalMessage()));
    }
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : e.getPath()) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
