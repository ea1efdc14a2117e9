package dev.holdfast.core.policy.engine;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryImport;
import java.util.function.Function;

/**
 * A bundle's WebAssembly, compiled to bytecode once and shared by all evaluators.
 *
 * @param initialPages memory that the module asks for at start
 */
record RegoModule(WasmModule wasm, Function<Instance, Machine> machines, int initialPages) {
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
    return new RegoModule(wasm, machines, importedPages(wasm));
  }

  private static int importedPages(WasmModule wasm) {
    return wasm.importSection().stream()
        .filter(MemoryImport.class::isInstance)
        .map(MemoryImport.class::cast)
        .mapToInt(memory -> memory.limits().initialPages())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a policy: imports no memory"));
  }
}
