/** Whole clusters under faults: every scenario passes, and each mutant is caught by its own. */
package io.hexareme.adapters.assembly.clusterfaults;
