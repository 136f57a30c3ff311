package io.hexareme.ports.runtime;

/**
 * What images do, for runtimes that run no real ones. Counts for containers that are created from then on, on every node of the
 * cluster. May be called from any thread.
 */
public interface ContainerImages {

  /**
   * Containers of that image run this function.
   *
   * @param name an image name; without registry or tag it stands for any of them; {@code *} stands for anything. Of several that match
   *     the last registered counts
   */
  ContainerImages image(String name, ContainerProgram program);

  /**
   * Containers of that image do what the sentence says, such as {@code pull takes 3s; exit 0 after 5s}.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  ContainerImages script(String name, String script);
}
