/**
 * Virtual time and seeded randomness for tests of anything that is given a {@link io.hexareme.ports.time.Loop}, a {@link
 * io.hexareme.ports.time.Clock} or a {@link io.hexareme.ports.time.Randomness}.
 *
 * <p>Entry: {@link io.hexareme.ports.time.ManualLoop}. Time stands still until a test moves it, so no test sleeps and none
 * judges by the wall clock. The only real time in here is the hang guard of {@code await}.
 */
package io.hexareme.ports.time;
