package dev.holdfast.generators.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/** What the real Helm makes of the chart. */
public record RenderedChart(String text) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Repository REPOSITORY = Repository.find();

  /** With {@code --set} arguments; a failure is an exception. */
  public static RenderedChart with(String... settings) {
    return new RenderedChart(helm("template", settings).orThrow().stdout());
  }

  /** {@code helm template} or {@code lint}, whatever comes of it. */
  public static CommandResult helm(String verb, String... settings) {
    return run(Tools.locate(REPOSITORY).helm(), verb, settings);
  }

  /** The same with Helm 3. */
  static CommandResult helmThree(String verb, String... settings) {
    return run(Tools.extra(REPOSITORY, "helm3"), verb, settings);
  }

  private static CommandResult run(Path program, String verb, String... settings) {
    String helm = program.toString();
    String chart = REPOSITORY.resolve("charts/holdfast").toString();
    Command command =
        verb.equals("lint")
            ? Command.of(helm, verb, "--strict", chart)
            : Command.of(helm, verb, "holdfast", chart);
    command = command.with("--namespace", "holdfast");
    for (String setting : settings) {
      command = command.with(setting.startsWith("{") ? "--set-json" : "--set", setting);
    }
    return command.run();
  }

  public List<JsonNode> objects() {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll().stream().filter(JsonNode::isObject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode object(String kind, String name) {
    return objects().stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("the chart renders no " + kind + " " + name));
  }
}
