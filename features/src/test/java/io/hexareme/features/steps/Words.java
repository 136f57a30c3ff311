package io.hexareme.features.steps;

import io.cucumber.java.ParameterType;

/** Words in step texts that stand for more than themselves, beside those of the testkit. */
public final class Words {

  /** What a store is kept in. */
  @ParameterType("memory|files|\\d+ members")
  public String place(String name) {
    return name;
  }
}
