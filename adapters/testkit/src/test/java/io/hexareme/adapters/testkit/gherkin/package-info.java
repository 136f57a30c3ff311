/**
 * The steps, used: {@link io.hexareme.adapters.testkit.gherkin.StepsTest} runs the feature files under {@code steps/}, from which
 * {@link io.hexareme.adapters.testkit.gherkin.StepsPage} takes an example for each text of {@code STEPS.md}.
 *
 * <p>What goes wrong with them, and how that is told, is in {@link io.hexareme.adapters.testkit.gherkin.BadUseTest}.
 */
package io.hexareme.adapters.testkit.gherkin;
