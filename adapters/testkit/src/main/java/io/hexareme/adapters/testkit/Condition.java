package io.hexareme.adapters.testkit;

import java.util.function.BooleanSupplier;

/** Something that is so, or not yet: not so either while the server refuses to answer for the time being. */
final class Condition implements BooleanSupplier {
  private final BooleanSupplier so;

  Condition(BooleanSupplier so) {
    this.so = so;
  }

  @Override
  public boolean getAsBoolean() {
    try {
      return so.getAsBoolean();
    } catch (RequestRefused refused) {
      if (refused.isTemporary()) {
        return false;
      }
      throw refused;
    }
  }
}
