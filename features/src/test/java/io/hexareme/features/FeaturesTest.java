package io.hexareme.features;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every promise that is shown in virtual time. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages({"features.apiserver", "features.store", "features.scheduler", "features.controllers", "features.kubelet",
    "features.cluster", "features.proxy"})
class FeaturesTest {}
