package io.hexareme.features;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.cucumber.guice.CucumberModules;
import io.cucumber.guice.InjectorSource;

/** Makes the steps and what they share: once per scenario. */
public final class ScenarioInjector implements InjectorSource {
  @Override
  public Injector getInjector() {
    return Guice.createInjector(Stage.DEVELOPMENT, CucumberModules.createScenarioModule());
  }
}
