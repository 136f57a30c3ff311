/** A cluster in a test, tested: its time, its clients, its faults. */
package io.hexareme.adapters.testkit;
