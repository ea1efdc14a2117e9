package dev.holdfast.generators.reference;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What a YAML document says about its keys, in the comments right above them. */
final class YamlComments {
  private YamlComments() {}

  /** One line of Markdown for each key that has a comment, by path with dots between names. */
  static Map<String, String> of(String yaml) {
    LoaderOptions options = new LoaderOptions().setProcessComments(true);
    Map<String, String> found = new HashMap<>();
    collect("", new Yaml(options).compose(new StringReader(yaml)), found);
    return found;
  }

  private static void collect(String path, Node node, Map<String, String> found) {
    if (node instanceof MappingNode section) {
      for (NodeTuple entry : section.getValue()) {
        String here = path + ((ScalarNode) entry.getKeyNode()).getValue();
        lines(entry.getKeyNode()).ifPresent(text -> found.put(here, text));
        collect(here + ".", entry.getValueNode(), found);
      }
    }
  }

  /** Lines that are set in are examples. */
  private static Optional<String> lines(Node key) {
    return Optional.ofNullable(key.getBlockComments())
        .map(List::stream)
        .map(
            comments ->
                comments
                    .filter(line -> line.getCommentType() == CommentType.BLOCK)
                    .map(CommentLine::getValue)
                    .map(line -> line.startsWith("  ") ? Markdown.code(line.strip()) : line.strip())
                    .collect(Collectors.joining(" ")))
        .filter(text -> !text.isEmpty());
  }
}
