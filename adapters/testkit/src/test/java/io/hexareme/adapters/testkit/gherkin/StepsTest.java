package io.hexareme.adapters.testkit.gherkin;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The examples of the page of step texts, run with Cucumber's own object factory: steps need none of another kind. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("steps")
@ConfigurationParameter(key = "cucumber.glue", value = "io.hexareme.adapters.testkit.gherkin")
@ConfigurationParameter(key = "cucumber.publish.quiet", value = "true")
@ConfigurationParameter(key = "cucumber.junit-platform.naming-strategy", value = "long")
class StepsTest {}
