/**
 * A container runtime that runs nothing: containers that behave as scripts say, for one node, in real or in virtual time.
 *
 * <p>Entry: {@link io.hexareme.adapters.runtimefake.FakeRuntime}, which is both the {@code ContainerRuntime} and the {@code Prober} of
 * its node. By default an image just runs until it is told to stop. What else it does is said
 * <ul>
 *   <li>by an {@link io.hexareme.adapters.runtimefake.ImageScript} registered for an image name,
 *   <li>by the Pod's annotation {@code hexareme.io/fake.CONTAINER}, in the words of
 *       {@link io.hexareme.adapters.runtimefake.ScriptSyntax},
 *   <li>by its command, as far as {@link io.hexareme.adapters.runtimefake.Shell} understands it ({@code sleep}, {@code echo},
 *       {@code exit}, {@code while true}, …),
 * </ul>
 * and by convention an image whose tag is {@code 404}, whose name says that it does not exist, or whose registry is under
 * {@code .invalid} cannot be pulled.
 *
 * <p>An image may also be a function, registered in {@link io.hexareme.adapters.runtimefake.FakeImages}: its containers run a
 * {@link io.hexareme.adapters.runtimefake.ProgramRun}, see and write files, and speak HTTP over {@code runtimefake.network}.
 *
 * <p>Talks with running containers ({@code exec}, {@code attach}, ports) begin in {@code FakeStreams}: each kind is a {@code FakeConversation};
 * commands that no program plays are played by {@link io.hexareme.adapters.runtimefake.shell}.
 *
 * <p>All of that becomes a {@link io.hexareme.adapters.runtimefake.Behaviour}: what a container prints and when it ends, as a function
 * of the time since its start. So a log needs no storage, and a container whose whole process was killed goes on where it would be
 * by now: {@link io.hexareme.adapters.runtimefake.StateDirectory} keeps no more than ids, times and states.
 */
package io.hexareme.adapters.runtimefake;
