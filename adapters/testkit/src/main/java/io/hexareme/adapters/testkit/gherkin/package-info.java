/**
 * Gherkin steps for users' features, the ones that Hexareme's own features are written with; {@code STEPS.md} beside this module's pom lists
 * them with an example each.
 *
 * <p>Entry: name this package in {@code cucumber.glue}. A step class of your own reaches the scenario's cluster, its clients and its time
 * through {@link io.hexareme.adapters.testkit.gherkin.ScenarioWorld#current()}. Steps hold no state and need nothing injected, so any object
 * factory of Cucumber's will do, Guice's and Spring's included; scenarios may run in parallel.
 *
 * <p>Which world a scenario runs in is said by the system property {@code world} ({@link io.hexareme.adapters.testkit.gherkin.WorldChoice}):
 * virtual time unless told otherwise. Steps see a {@link io.hexareme.adapters.testkit.TestCluster} and nothing of what is behind it.
 */
package io.hexareme.adapters.testkit.gherkin;
