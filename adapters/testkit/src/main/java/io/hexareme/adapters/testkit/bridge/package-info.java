/**
 * How threads that are not the test's take part in a cluster in virtual time.
 *
 * <p>Entry: {@link io.hexareme.adapters.testkit.bridge.Helm}. A virtual world is run by one thread at a time. {@link
 * io.hexareme.adapters.testkit.bridge.Outside} takes requests of any thread into an inbox, from where whoever is at the helm takes them
 * into the world; answers and frames go out on threads of the testkit's own.
 *
 * <p><b>What is no longer deterministic.</b> As long as only the test's thread talks to the cluster, a run is determined by the seed and the
 * test. A request from outside enters at whatever virtual instant the world has reached when it arrives, and in the order in which threads
 * happened to send: so from the first one on, ids, revisions, the order of events and which of two racing writers wins may differ between
 * runs. What still holds: time moves on only while the guests are quiet (no request in flight, no event undelivered, and a grace of wall time
 * without a sign of them), so timers inside of the cluster never overtake a guest that answers within the grace; the guest's own timers
 * (resyncs, back-offs, delayed requeues) run on the wall clock, whatever the virtual time.
 */
package io.hexareme.adapters.testkit.bridge;
