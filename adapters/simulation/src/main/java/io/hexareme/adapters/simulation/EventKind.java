package io.hexareme.adapters.simulation;

/** Why something happens; a part of the hash of the run. New kinds go to the end. */
enum EventKind { TASK, TIMER, MESSAGE, FAULT }
