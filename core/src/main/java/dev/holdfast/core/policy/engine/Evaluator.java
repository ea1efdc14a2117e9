package dev.holdfast.core.policy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.ValType;
import com.styra.opa.wasm.OpaWasm_ModuleExports;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One instance of a module with its own memory, for one thread at a time. After any exception it is
 * broken: WebAssembly's shadow stack isn't unwound with Java's, so it must be thrown away.
 */
final class Evaluator {
  private static final int MOST_ARGUMENTS = 4;
  private static final byte[] NO_DATA = "{}".getBytes(UTF_8);

  private final Memory memory;
  private final HostCalls hostCalls;
  private final OpaWasm_ModuleExports opa;
  private final Map<String, Integer> entrypoints;
  private final int data;
  private final int heapBeforeInput;
  private int heapAfterInput;
  private int input;

  Evaluator(RegoModule module, int maxPages) {
    memory = new ByteArrayMemory(new MemoryLimits(module.initialPages(), maxPages));
    hostCalls = new HostCalls(this);
    Instance instance =
        Instance.builder(module.wasm())
            .withMachineFactory(module.machines())
            .withImportValues(imports())
            .build();
    opa = new OpaWasm_ModuleExports(instance);
    entrypoints = table(opa.entrypoints());
    table(opa.builtins()).forEach((name, id) -> hostCalls.bind(id, name));
    data = store(NO_DATA);
    heapBeforeInput = opa.opaHeapPtrGet();
  }

  Map<String, Integer> entrypoints() {
    return entrypoints;
  }

  int pages() {
    return memory.pages();
  }

  /** Parses the input once, for all entrypoints to come. */
  void load(byte[] json) {
    opa.opaHeapPtrSet(heapBeforeInput);
    input = store(json);
    heapAfterInput = opa.opaHeapPtrGet();
  }

  /**
   * Evaluates on the loaded input, after dropping all garbage of the evaluation before.
   *
   * @return empty when the entrypoint is undefined
   */
  Optional<Term> run(int entrypoint) {
    opa.opaHeapPtrSet(heapAfterInput);
    int context = opa.opaEvalCtxNew();
    opa.opaEvalCtxSetInput(context, input);
    opa.opaEvalCtxSetData(context, data);
    opa.opaEvalCtxSetEntrypoint(context, entrypoint);
    int code = opa.eval(context);
    if (code != 0) {
      throw new PolicyAbort("evaluation ended with code " + code);
    }
    return resultOf(value(opa.opaEvalCtxGetResult(context)));
  }

  /** The value at an address, read through its text. */
  Term value(int address) {
    return TermReader.read(text(opa.opaValueDump(address)));
  }

  /** Puts JSON into memory as a value and returns its address. */
  int store(byte[] json) {
    int buffer = opa.opaMalloc(json.length);
    memory.write(buffer, json, 0, json.length);
    int value = opa.opaJsonParse(buffer, json.length);
    opa.opaFree(buffer);
    if (value == 0) {
      throw new MalformedInputException();
    }
    return value;
  }

  private String text(int start) {
    int end = start;
    while (memory.read(end) != 0) {
      end++;
    }
    return new String(memory.readBytes(start, end - start), UTF_8);
  }

  /** The result set holds at most one object, whose key {@code result} has the value. */
  private static Optional<Term> resultOf(Term found) {
    if (found instanceof Term.Set(List<Term> items)
        && items.size() == 1
        && items.getFirst() instanceof Term.Obj(List<Term.Entry> entries)
        && entries.size() == 1) {
      return Optional.of(entries.getFirst().value());
    }
    return Optional.empty();
  }

  private Map<String, Integer> table(int address) {
    if (!(value(address) instanceof Term.Obj(List<Term.Entry> entries))) {
      return Map.of();
    }
    return entries.stream()
        .collect(Collectors.toUnmodifiableMap(e -> TermJson.key(e.key()), e -> id(e.value())));
  }

  private static int id(Term value) {
    return TermJson.node(value).intValue();
  }

  private ImportValues imports() {
    var imports = ImportValues.builder().addMemory(new ImportMemory("env", "memory", memory));
    for (int count = 0; count <= MOST_ARGUMENTS; count++) {
      // After the function's number and a context come the arguments.
      List<ValType> parameters = Collections.nCopies(count + 2, ValType.I32);
      imports.addFunction(
          new HostFunction(
              "env",
              "opa_builtin" + count,
              FunctionType.of(parameters, List.of(ValType.I32)),
              (_, arguments) -> new long[] {hostCalls.call(arguments)}));
    }
    imports.addFunction(
        new HostFunction(
            "env",
            "opa_abort",
            FunctionType.of(List.of(ValType.I32), List.of()),
            (_, arguments) -> {
              throw new PolicyAbort(text((int) arguments[0]));
            }));
    return imports.build();
  }
}
