package io.hexareme.adapters.assembly;

import io.hexareme.ports.metrics.Exposition;
import io.hexareme.ports.metrics.Metrics;

/** Where figures go, and how they are written down. */
record Figures(Metrics metrics, Exposition exposition) {}
