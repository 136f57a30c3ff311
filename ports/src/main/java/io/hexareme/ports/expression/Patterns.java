package io.hexareme.ports.expression;

/**
 * Driven port: regular expressions as users write them into the API: those of Go's {@code regexp}
 * (https://github.com/google/re2/wiki/Syntax). Pure and deterministic; never blocks.
 */
@FunctionalInterface
public interface Patterns {

  /** Compiles one. What is wrong with the text is an answer, never an exception, however hostile the text is. */
  Parsed parse(String pattern);

  /** What came of compiling. */
  sealed interface Parsed {
    record Good(Pattern pattern) implements Parsed {}

    /**
     * @param message in Go's words, such as {@code error parsing regexp: missing closing ): `(a`}; also for a pattern that is larger or
     *     nests deeper than anybody needs
     */
    record Malformed(String message) implements Parsed {}
  }

  /** A compiled pattern. Immutable; may be asked again and again. */
  @FunctionalInterface
  interface Pattern {
    /** Whether it is found anywhere in the text. Takes time in proportion to the text's length, whatever the pattern. */
    boolean isFoundIn(CharSequence text);
  }
}
