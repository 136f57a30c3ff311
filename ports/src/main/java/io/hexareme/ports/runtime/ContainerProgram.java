package io.hexareme.ports.runtime;

/**
 * What the containers of an image do, as a function. It is called once for every start of a container, on its node's loop, and
 * returns at once: what it serves, the timers it sets and what it listens for go on until the container ends. A container whose
 * program neither ended nor {@linkplain ContainerContext#exit exited} goes on running.
 *
 * <p>It never blocks: other containers, and in virtual time the whole world, wait for it. What it keeps in fields is shared by all
 * containers of the image on all nodes, and not undone when a cluster is reset or forked.
 */
@FunctionalInterface
public interface ContainerProgram {

  /** @throws Exception ends the container with exit code 1 and the stack trace in its log */
  void run(ContainerContext context) throws Exception;
}
