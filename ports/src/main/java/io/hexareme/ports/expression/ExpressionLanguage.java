package io.hexareme.ports.expression;

import java.util.Map;

/** Driven port: compiles expressions. Pure and deterministic; never blocks. The first call may be slow, as it loads the language. */
public interface ExpressionLanguage {

  /** Parses and type-checks. What is wrong with the text is an answer, never an exception. */
  Compilation compile(String expression, Environment environment);

  /** The regular expressions that {@code matches} and its like understand; schemas have the same. */
  Patterns patterns();

  /**
   * What an expression may refer to.
   *
   * @param variables by name, in no particular order; a name may be qualified, such as {@code variables.replicas}
   * @param result what the expression must yield; {@link ExpressionType.Simple#DYN} for anything
   * @param authorizer whether {@code authorizer} and {@code authorizer.requestResource} are there to be asked
   */
  record Environment(Map<String, ExpressionType> variables, ExpressionType result, boolean authorizer) {}

  /** What came of compiling. */
  sealed interface Compilation {
    record Compiled(Expression expression) implements Compilation {}

    /**
     * @param message as the Kubernetes API shows it after {@code compilation failed: }, such as
     *     {@code ERROR: <input>:1:6: undefined field 'foo'} with the line and the marker below it
     */
    record Rejected(String message) implements Compilation {}
  }
}
