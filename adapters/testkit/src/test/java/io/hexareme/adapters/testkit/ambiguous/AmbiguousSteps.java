package io.hexareme.adapters.testkit.ambiguous;

import io.cucumber.java.en.Given;

/** Two texts that mean the same sentence. */
public final class AmbiguousSteps {

  @Given("everything has settled down")
  public void one() {}

  @Given("everything has {word} down")
  public void other(String how) {}
}
