package io.hexareme.adapters.assembly;

import io.hexareme.ports.time.Loop;

/**
 * Who lives where: the API server and its store on one loop, everything that watches it on another. Two loops keep two cores busy and
 * leave the order of events within each part plain.
 */
record ControlPlaneLoops(Loop server, Loop components) {}
