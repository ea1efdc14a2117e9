package dev.holdfast.compiler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.compiler.OpaErrors.OpaError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies laid out as an OPA bundle in a workspace; knows which file belongs to whom. */
final class BundleFolder {
  static final String CAPABILITIES = "capabilities.json";

  private final Workspace workspace;
  private final String name;
  private final ObjectNode versions = JsonNodeFactory.instance.objectNode();
  private final Map<String, Owner> owners = new HashMap<>();

  /** The policy and module that a file was made of. */
  record Owner(ParsedPolicy policy, RegoModule module) {
    CompileError error(OpaError error) {
      return error.in(module.name());
    }
  }

  BundleFolder(Workspace workspace, String name) {
    this.workspace = workspace;
    this.name = name;
    workspace.write(CAPABILITIES, Resources.text("/dev/holdfast/compiler/" + CAPABILITIES));
  }

  String name() {
    return name;
  }

  void add(String path, String rego) {
    workspace.write(name + "/" + path, rego);
  }

  void add(ParsedPolicy policy, boolean withTests) {
    int number = owners.size();
    List<RegoModule> modules = withTests ? policy.modules() : policy.withoutTests().toList();
    for (RegoModule module : modules) {
      String suffix = module.kind() == RegoModule.Kind.Test ? "_test.rego" : ".rego";
      String file = module.kind() == RegoModule.Kind.Policy ? "policy" : "m" + number++;
      String path = "policies/" + policy.source().name() + "/" + file + suffix;
      add(path, module.rego());
      owners.put(name + "/" + path, new Owner(policy, module));
      if (module.version() == 0) {
        versions.put("/" + path, 0);
      }
    }
  }

  /** Writes the manifest, last, since it lists the files of the old language. */
  void finish() {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode().put("revision", "");
    manifest.set("file_rego_versions", versions);
    workspace.write(name + "/.manifest", manifest.toString());
  }

  @Nullable Owner owner(String file) {
    return owners.get(file);
  }
}
