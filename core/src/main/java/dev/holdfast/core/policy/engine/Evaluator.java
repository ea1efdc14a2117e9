package dev.holdfast.core.policy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.ValType;
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
  private final Instance instance;
  private final HostCalls hostCalls;
  private final ExportFunction malloc;
  private final ExportFunction free;
  private final ExportFunction parse;
  private final ExportFunction dump;
  private final ExportFunction heap;
  private final ExportFunction resetHeap;
  private final ExportFunction newContext;
  private final ExportFunction setInput;
  private final ExportFunction setData;
  private final ExportFunction setEntrypoint;
  private final ExportFunction evaluate;
  private final ExportFunction result;
  private final Map<String, Integer> entrypoints;
  private final long data;
  private final long heapBeforeInput;
  private long heapAfterInput;
  private long input;

  Evaluator(RegoModule module, int maxPages) {
    memory = new ByteArrayMemory(new MemoryLimits(module.initialPages(), maxPages));
    hostCalls = new HostCalls(this);
    instance =
        Instance.builder(module.wasm())
            .withMachineFactory(module.machines())
            .withImportValues(imports())
            .build();
    malloc = instance.export("opa_malloc");
    free = instance.export("opa_free");
    parse = instance.export("opa_json_parse");
    dump = instance.export("opa_value_dump");
    heap = instance.export("opa_heap_ptr_get");
    resetHeap = instance.export("opa_heap_ptr_set");
    newContext = instance.export("opa_eval_ctx_new");
    setInput = instance.export("opa_eval_ctx_set_input");
    setData = instance.export("opa_eval_ctx_set_data");
    setEntrypoint = instance.export("opa_eval_ctx_set_entrypoint");
    evaluate = instance.export("eval");
    result = instance.export("opa_eval_ctx_get_result");
    entrypoints = table("entrypoints");
    table("builtins").forEach((name, id) -> hostCalls.bind(id, name));
    data = store(NO_DATA);
    heapBeforeInput = one(heap);
  }

  Map<String, Integer> entrypoints() {
    return entrypoints;
  }

  int pages() {
    return memory.pages();
  }

  /** Parses the input once, for all entrypoints to come. */
  void load(byte[] json) {
    resetHeap.apply(heapBeforeInput);
    input = store(json);
    heapAfterInput = one(heap);
  }

  /**
   * Evaluates on the loaded input and drops all garbage of the evaluation before; empty: undefined.
   */
  Optional<Term> run(int entrypoint) {
    resetHeap.apply(heapAfterInput);
    long context = one(newContext);
    setInput.apply(context, input);
    setData.apply(context, data);
    setEntrypoint.apply(context, entrypoint);
    long code = one(evaluate, context);
    if (code != 0) {
      throw new PolicyAbort("evaluation ended with code " + code);
    }
    return resultOf(value(one(result, context)));
  }

  /** The value at an address, read through its text. */
  Term value(long address) {
    return TermReader.read(text(one(dump, address)));
  }

  /** Puts JSON into memory as a value and returns its address. */
  long store(byte[] json) {
    long buffer = one(malloc, json.length);
    memory.write((int) buffer, json, 0, json.length);
    long value = one(parse, buffer, json.length);
    free.apply(buffer);
    if (value == 0) {
      throw new MalformedInputException();
    }
    return value;
  }

  String text(long address) {
    int start = (int) address;
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

  private Map<String, Integer> table(String export) {
    if (!(value(one(instance.export(export))) instanceof Term.Obj(List<Term.Entry> entries))) {
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
              throw new PolicyAbort(text(arguments[0]));
            }));
    return imports.build();
  }

  private static long one(ExportFunction function, long... arguments) {
    return function.apply(arguments)[0];
  }
}
