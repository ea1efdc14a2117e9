package dev.holdfast.devcluster.junit;

/** A namespace that only this test uses; its content stays for a look after a failure. */
public record TestNamespace(String name) {
  @Override
  public String toString() {
    return name;
  }
}
