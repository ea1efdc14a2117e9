package dev.holdfast.compiler;

/**
 * One mistake in a policy.
 *
 * @param file {@code policy.rego}, or a library's or test's name
 * @param line 1-based, 0 when there is none
 * @param column 1-based, 0 when there is none
 * @param code stable CamelCase: ParseError, TypeError, UnknownBuiltin, UnsafeVariable, Recursion,
 *     CompileError (opa's other refusals), TestFailed, TimeLimit, PackageConflict, ReservedPackage,
 *     ForeignPackage, NoRules, NotASet, UnknownInput, UnknownData, ReadsNewObjectOnDelete,
 *     EmptyPattern
 * @param message for people
 */
public record CompileError(String file, int line, int column, String code, String message) {}
