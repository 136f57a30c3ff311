/** Tests of the scheduler's decision and of its loop. */
package io.hexareme.core.scheduler;
