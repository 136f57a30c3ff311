package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;

/** Where the front door stands. */
final class FrontDoorModule extends AbstractModule {
  private final FrontDoorAddress address;

  FrontDoorModule(FrontDoorAddress address) {
    this.address = address;
  }

  @Override
  protected void configure() {
    bind(FrontDoorAddress.class).toInstance(address);
  }
}
