/**
 * How fast the store is, beside what it replaces: the same work on ours and on a real etcd, in one run on one machine.
 *
 * <p>Entry: {@link io.hexareme.adapters.benchmark.StoreBenchmark}; README says how to run it. Nothing here is a test: figures depend on
 * the machine and decide nothing.
 */
package io.hexareme.adapters.benchmark;
