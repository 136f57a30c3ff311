package io.hexareme.adapters.assembly.smallworld;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.AllControllers;
import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.core.controllers.Controller;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The end of a struck world is that of the undisturbed one.
 *
 * <p>What level triggering is worth is seen at the skipped events. Of those, four in five are made up for by whatever event comes next; the
 * others by a restart, whose list shows what the watch has not. What nothing makes up for is a wish that was gone before anybody saw it: a
 * Deployment's first template leaves no revision then. So the restart comes before the story goes on.
 */
class SmallWorldsTest {
  private static final AtomicInteger WORLDS = new AtomicInteger();

  static Collection<Story> stories() {
    return Stories.all();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void whatever_goes_wrong_once_the_end_is_the_same(Story story) {
    Play.Reference reference = new Play(story, Strike.NONE).reference();
    for (String victim : story.victims()) {
      assertThat(reference.writes().get(victim)).as("writes of " + victim).isNotEmpty();
    }
    List<String> failures = Strikes.of(story, reference).parallelStream().flatMap(strike -> failure(story, strike, reference)).toList();
    assertThat(failures).isEmpty();
  }

  private static Stream<String> failure(Story story, Strike strike, Play.Reference reference) {
    Play.Ending ending = new Play(story, strike).struck(reference.state());
    WORLDS.incrementAndGet();
    if (!ending.struck()) {
      return Stream.of(strike + " never happened");
    }
    return ending.failure().map(text -> strike + " at " + reference.what(strike) + "\n" + text).stream();
  }

  /** A small world has neither a certificate authority nor an expression language, so these have nothing to do in it. */
  private static final List<String> IDLE = List.of("certificate-controller", "validatingadmissionpolicy-status-controller");

  @Test
  void every_component_that_writes_has_a_story() {
    Set<String> writers = new TreeSet<>(AllControllers.of(new KubernetesSchemas().load(), "").stream().map(Controller::name).toList());
    writers.addAll(List.of("scheduler", "kubelet/node-1"));
    IDLE.forEach(writers::remove);
    Set<String> victims = new TreeSet<>();
    Stories.all().forEach(story -> victims.addAll(story.victims()));
    assertThat(victims).isEqualTo(writers);
  }

  @AfterAll
  static void tell() {
    System.out.println("small worlds: " + WORLDS + " run");
  }
}
