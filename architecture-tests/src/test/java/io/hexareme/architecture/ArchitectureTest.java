package io.hexareme.architecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** Runs every rule over the compiled main classes of all modules that this one depends on. */
@AnalyzeClasses(packages = "io.hexareme", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchTests layers = ArchTests.in(LayerRules.class);

  @ArchTest
  static final ArchTests determinism = ArchTests.in(DeterminismRules.class);

  @ArchTest
  static final ArchTests components = ArchTests.in(ComponentRules.class);

  @ArchTest
  static final ArchTests adapters = ArchTests.in(AdapterRules.class);

  @ArchTest
  static final ArchTests names = ArchTests.in(NamingRules.class);

  @ArchTest
  static final ArchTests packages = ArchTests.in(PackageRules.class);

  @ArchTest
  static final ArchTests coding = ArchTests.in(CodingRules.class);
}
