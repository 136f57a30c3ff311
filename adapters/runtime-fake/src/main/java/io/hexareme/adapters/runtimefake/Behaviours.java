package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.Behaviour.Output;
import io.hexareme.ports.runtime.ContainerProgram;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what a container does, from the scripts of its image, its Pod's annotation and its command. */
final class Behaviours {
  private static final String ANNOTATION = "hexareme.io/fake.";
  private static final int SIGTERM_CODE = 143;

  private final FakeImages images;

  Behaviours(FakeImages images) {
    this.images = images;
  }

  ImageScript script(String image) {
    return images.script(image);
  }

  /** The program that a container runs; then nothing but its start and how it is pulled is scripted. */
  Optional<ContainerProgram> program(ContainerConfig config) {
    return images.program(config.image());
  }

  /** @throws IllegalArgumentException when the Pod's annotation is not understood */
  Behaviour of(SandboxConfig sandbox, ContainerConfig config) {
    ImageScript script = script(config.image());
    if (program(config).isPresent()) {
      return ImageScript.RUNS.startTakes(script.startTakes()).behaviour(config.attempt());
    }
    String text = sandbox.annotations().get(ANNOTATION + config.name());
    if (text != null) {
      try {
        script = ScriptSyntax.apply(script, text);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("annotation " + ANNOTATION + config.name() + ": " + wrong.getMessage(), wrong);
      }
    }
    Behaviour scripted = script.behaviour(config.attempt());
    return script.saysWhatRuns() ? withFirstLine(scripted, config) : played(scripted, config);
  }

  private static Behaviour played(Behaviour scripted, ContainerConfig config) {
    List<String> words = new ArrayList<>(config.command());
    words.addAll(config.args());
    return Shell.play(words, config.environment(), path -> false)
        .map(played -> new Behaviour(played.exit(), played.outputs(), played.files(), scripted.readyAfter(), scripted.unhealthyFrom(),
            scripted.unhealthyUntil(), scripted.startTakes(), scripted.stopTakes(), SIGTERM_CODE))
        .orElseGet(() -> withFirstLine(scripted, config));
  }

  /** A container that says nothing else says at least what it is. */
  private static Behaviour withFirstLine(Behaviour behaviour, ContainerConfig config) {
    if (!behaviour.outputs().isEmpty()) {
      return behaviour;
    }
    String line = "fake container " + config.name() + " of image " + config.image() + " started";
    return new Behaviour(behaviour.exit(), List.of(new Output(line, Duration.ZERO, null)), behaviour.files(), behaviour.readyAfter(),
        behaviour.unhealthyFrom(), behaviour.unhealthyUntil(), behaviour.startTakes(), behaviour.stopTakes(), behaviour.stopCode());
  }
}
