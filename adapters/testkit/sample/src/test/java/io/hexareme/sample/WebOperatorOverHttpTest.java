package io.hexareme.sample;

import io.hexareme.adapters.testkit.junit.Hexareme;
import io.hexareme.adapters.testkit.junit.Hexareme.TimeFlow;
import io.hexareme.adapters.testkit.junit.Hexareme.Way;

/** The same over HTTPS, on the wall clock: as the operator will run. */
@Hexareme(nodes = 2, time = TimeFlow.WALL_CLOCK, clients = Way.HTTP)
final class WebOperatorOverHttpTest extends WebOperatorContract {}
