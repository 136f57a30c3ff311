package io.hexareme.features.steps;

import io.cucumber.java.ParameterType;

/** Words in step texts that stand for more than themselves, beside those of the testkit. */
public final class Words {

  /** What a store is kept in. */
  @ParameterType("memory|files|\\d+ members")
  public String place(String name) {
    return name;
  }

  /** How the parts of a cluster are spread over processes. */
  @ParameterType("all in one process|each in a process of its own")
  public String split(String name) {
    return name;
  }
}
