package io.hexareme.core.kubelet;

import java.util.function.BooleanSupplier;

/** True when asked for the second time: what a loop is run until to make a single turn. */
final class OneTurn implements BooleanSupplier {
  private boolean asked;

  @Override
  public boolean getAsBoolean() {
    boolean turned = asked;
    asked = true;
    return turned;
  }
}
