package io.hexareme.ports.expression;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/** A compiled expression. Immutable; may be evaluated again and again. */
public interface Expression {

  /** Of what type its result is; {@code DYN} when only running it tells. */
  ExpressionType resultType();

  /**
   * The most it can cost, in the units of CEL's run-time cost, given how large things can become.
   *
   * @param sizes how many elements, entries or characters what is at a path can have, such as {@code self.items}; empty: no bound is known
   */
  long estimatedCost(Sizes sizes);

  /** Runs it. Never throws: what goes wrong in it is an answer. */
  Outcome evaluate(Variables variables, long costLimit);

  /** How large what an expression sees can be. */
  @FunctionalInterface
  interface Sizes {
    /** @param path variable and fields, {@code @items} for an element of a list, {@code @values} or {@code @keys} of a map */
    Optional<Long> largest(List<String> path);
  }

  /** What the variables hold. */
  interface Variables {
    /**
     * Asked once at most for each name, and only if the expression comes to need it; {@code Null} for null.
     *
     * @throws Unknown to end the evaluation as failed, with its message
     */
    Value value(String name);

    /** Asked when the expression asks {@code authorizer}; never for an environment without one. */
    default Authority authority() {
      throw new IllegalStateException("there is no authorizer here");
    }
  }

  /** Thrown by {@link Variables} when there is no value. */
  final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unknown(String message) {
      super(message);
    }
  }

  /** Answers whether the user of the request may do something. */
  interface Authority {
    Decision decide(Question question);
  }

  /**
   * @param path of a non-resource question; the other words are empty then but for the verb
   * @param serviceAccount {@code namespace/name} when the question is about a service account; empty: about the request's user
   */
  record Question(String group, String resource, String subresource, String namespace, String name, String fieldSelector,
      String labelSelector, String verb, String path, String serviceAccount) {}

  record Decision(boolean allowed, String reason, String error) {}

  /** What came of it. {@code cost} is what it cost until it ended. */
  sealed interface Outcome {
    long cost();

    /** Timestamps and durations come as strings in their JSON form. */
    record Result(Value value, long cost) implements Outcome {}

    /** An error of evaluation: no such key, division by zero, an invalid argument. */
    record Failed(String message, long cost) implements Outcome {}

    /** The limit was reached. */
    record TooCostly(long cost) implements Outcome {}
  }
}
