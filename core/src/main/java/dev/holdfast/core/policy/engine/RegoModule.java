package dev.holdfast.core.policy.engine;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.MemoryImport;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A bundle's WebAssembly, compiled to bytecode once and shared by all evaluators.
 *
 * @param initialPages memory that the module asks for at start
 */
record RegoModule(WasmModule wasm, Function<Instance, Machine> machines, int initialPages) {
  /** Room for a small input, so that most evaluators never grow. */
  private static final int HEAP_PAGES = 8;

  /**
   * @throws com.dylibso.chicory.wasm.ChicoryException when it isn't WebAssembly
   */
  static RegoModule compile(byte[] bytes) {
    WasmModule wasm = Parser.parse(bytes);
    // A function too large for a Java method is interpreted, so that one huge policy can't keep a
    // whole bundle from loading.
    Function<Instance, Machine> machines =
        MachineFactoryCompiler.builder(wasm)
            .withInterpreterFallback(InterpreterFallback.SILENT)
            .compile();
    return new RegoModule(wasm, machines, initialPages(wasm));
  }

  /**
   * What the import asks for doesn't count the table of functions that opa adds last, so it is too
   * little whenever that crosses into another page.
   */
  private static int initialPages(WasmModule wasm) {
    int imported =
        wasm.importSection().stream()
            .filter(MemoryImport.class::isInstance)
            .map(MemoryImport.class::cast)
            .mapToInt(memory -> memory.limits().initialPages())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not a policy: imports no memory"));
    long constants =
        Arrays.stream(wasm.dataSection().dataSegments())
            .filter(ActiveDataSegment.class::isInstance)
            .map(ActiveDataSegment.class::cast)
            .mapToLong(segment -> offset(segment) + segment.data().length)
            .max()
            .orElse(0);
    return Math.max(imported, Math.toIntExact(constants / Memory.PAGE_SIZE) + HEAP_PAGES);
  }

  private static long offset(ActiveDataSegment segment) {
    return segment.offsetInstructions().getFirst().operand(0);
  }
}
