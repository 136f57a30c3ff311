package io.hexareme.features;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

/** What unmodified kubectls see of a cluster in real time. */
@Suite
@IncludeEngines("cucumber")
@SelectClasspathResource("features/kubectl")
@ConfigurationParameter(key = "cucumber.filter.tags", value = "@kubectl")
class KubectlTest {}
