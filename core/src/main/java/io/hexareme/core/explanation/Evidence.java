package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known when something is judged.
 *
 * @param lists the objects of the kinds that the rule asked for
 * @param trace the flight recorder's events, oldest first; empty when it could not be read
 * @param store how what all of it stands on is
 */
record Evidence(Map<Resource, List<Obj>> lists, List<TraceEvent> trace, StoreNote store, Instant now) {

  List<Obj> all(Resource resource) {
    return lists.getOrDefault(resource, List.of());
  }

  Optional<Obj> find(Resource resource, String namespace, String name) {
    ObjectKey key = new ObjectKey(namespace, name);
    return all(resource).stream().filter(object -> ObjectKey.of(object).equals(key)).findFirst();
  }

  List<Obj> controlledBy(Resource resource, Obj owner) {
    return all(resource).stream().filter(object -> Meta.isControlledBy(object, owner)).toList();
  }

  /** The Pods that {@code owner} controls and that are neither done nor going. */
  List<Obj> activePods(Obj owner) {
    return controlledBy(Resource.PODS, owner).stream().filter(pod -> new PodView(pod).isActive()).toList();
  }

  /** The newest Event about the object that gives this reason. */
  Optional<Obj> event(Obj about, String reason) {
    return all(Resource.EVENTS).stream()
        .filter(event -> event.text("involvedObject", "uid").equals(Meta.uid(about)) && event.text("reason").equals(reason))
        .max(Comparator.comparing(event -> event.text("lastTimestamp")));
  }

  /** What that component did last about the object, as far as the trace goes back. */
  Optional<TraceEvent> lastDone(String component, Value about) {
    String subject = Meta.subject(about);
    return trace.stream().filter(event -> event.component().equals(component) && event.subject().equals(subject))
        .reduce((older, newer) -> newer);
  }

  private boolean hasSeen(String component) {
    return trace.stream().anyMatch(event -> event.component().equals(component));
  }

  /** Why the component's last doing about the object came to nothing; empty when it did not, or nothing is known. */
  Optional<String> trouble(String component, Obj about) {
    return lastDone(component, about).flatMap(event -> switch (event.action()) {
      case "panic" -> Optional.of("its decision broke: " + event.details().getOrDefault("message", "unknown"));
      default -> Optional.ofNullable(event.details().get("refused")).map(why -> "the API server refused what it wanted: " + why);
    });
  }

  /** For a step that is not done: says if the recorder, which can be read, knows nothing of the component that it waits for. */
  String absence(String component) {
    return trace.isEmpty() || hasSeen(component) ? "" : "; the trace shows no sign of it";
  }
}
