package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerImages;
import io.hexareme.ports.runtime.ContainerProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What images do, the same on all nodes of a cluster. An image that has a program runs it, and its script says how it is pulled and started. */
public final class FakeImages implements ContainerImages {
  private final List<Map.Entry<String, ImageScript>> scripts = new CopyOnWriteArrayList<>();
  private final List<Map.Entry<String, ContainerProgram>> programs = new CopyOnWriteArrayList<>();

  /** The same images; what is registered later with one of the two is not known to the other. */
  public FakeImages copy() {
    FakeImages copy = new FakeImages();
    copy.scripts.addAll(scripts);
    copy.programs.addAll(programs);
    return copy;
  }

  @Override
  public FakeImages image(String name, ContainerProgram program) {
    programs.addFirst(Map.entry(name, program));
    return this;
  }

  @Override
  public FakeImages script(String name, String script) {
    return script(name, ImageScript.parse(script));
  }

  FakeImages script(String pattern, ImageScript script) {
    scripts.addFirst(Map.entry(pattern, script));
    return this;
  }

  /** {@link ImageScript#RUNS} for an image of which nothing is said. */
  ImageScript script(String image) {
    return first(scripts, image).orElse(ImageScript.RUNS);
  }

  Optional<ContainerProgram> program(String image) {
    return first(programs, image);
  }

  private static <T> Optional<T> first(List<Map.Entry<String, T>> entries, String image) {
    return entries.stream().filter(entry -> ImageNames.matches(entry.getKey(), image)).map(Map.Entry::getValue).findFirst();
  }
}
