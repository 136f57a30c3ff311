package io.hexareme.adapters.expressionscel;

import java.util.List;

/** Runs the overload that fits. */
final class Calls {
  private Calls() {}

  static Object run(List<Fn> overloads, String function, Object[] arguments) {
    for (Fn overload : overloads) {
      if (overload.takes(arguments)) {
        return overload.body().apply(arguments);
      }
    }
    throw isOperator(function) ? CelFailure.noSuchOverload() : new CelFailure("no such overload: " + function);
  }

  private static boolean isOperator(String function) {
    return !Character.isLetter(function.charAt(0));
  }
}
