package io.hexareme.adapters.assembly;

import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;

/** Where one part of a cluster lives: its loop, its machine's clock, and chance of its own. In a simulated world, for one life of a process. */
record Host(String name, Loop loop, Clock clock, Randomness randomness) {}
