package io.hexareme.core.controllers.services;

import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays endpoints out over EndpointSlices with few writes rather than with few slices: what has a place keeps it, new endpoints go
 * first where a write is due anyway, then to the slice that they fill best, then to new slices; a slice that would be deleted
 * is rewritten instead when another one would be made (KEP-752). No endpoint is laid out twice.
 */
final class SliceLayout {

  /** A slice as it shall be; {@code old} null when it is to be made. */
  record Slice(Obj old, List<EndpointPort> ports, List<SliceEndpoint> endpoints) {}

  /** An existing slice while it is being filled. */
  private static final class Draft {
    final Obj old;
    final List<SliceEndpoint> endpoints = new ArrayList<>();
    boolean changed;

    Draft(Obj old) {
      this.old = old;
    }
  }

  private final int most;
  private final List<Slice> creates = new ArrayList<>();
  private final List<Slice> kept = new ArrayList<>();
  private final List<Obj> spare = new ArrayList<>();

  /** @param most how many endpoints a slice may have */
  SliceLayout(int most) {
    this.most = most;
  }

  /** Gives up an existing slice, to be rewritten or deleted. */
  void giveUp(Obj slice) {
    spare.add(slice);
  }

  /** Lays out the endpoints that have these ports over the existing slices that have them. */
  void place(List<EndpointPort> ports, Collection<SliceEndpoint> endpoints, List<Obj> existing) {
    Map<String, SliceEndpoint> waiting = new LinkedHashMap<>();
    endpoints.forEach(endpoint -> waiting.put(endpoint.identity(), endpoint));
    List<Draft> drafts = new ArrayList<>();
    for (Obj slice : existing) {
      Draft draft = stay(slice, waiting);
      if (draft.endpoints.isEmpty()) {
        spare.add(slice);
      } else {
        drafts.add(draft);
      }
    }
    List<SliceEndpoint> rest = new ArrayList<>(waiting.values());
    drafts.stream().filter(draft -> draft.changed).forEach(draft -> fill(draft.endpoints, rest));
    fillBest(drafts, rest);
    drafts.forEach(draft -> kept.add(new Slice(draft.old, ports, draft.endpoints)));
    while (!rest.isEmpty()) {
      List<SliceEndpoint> fresh = new ArrayList<>();
      fill(fresh, rest);
      creates.add(new Slice(null, ports, fresh));
    }
  }

  private static Draft stay(Obj slice, Map<String, SliceEndpoint> waiting) {
    Draft draft = new Draft(slice);
    slice.list("endpoints").stream().map(SliceEndpoint::of).forEach(old -> {
      SliceEndpoint wanted = waiting.remove(old.identity());
      if (wanted != null) {
        draft.endpoints.add(wanted);
      }
      draft.changed |= !old.equals(wanted);
    });
    return draft;
  }

  /** Moves as many as fit. */
  private void fill(List<SliceEndpoint> slice, List<SliceEndpoint> rest) {
    List<SliceEndpoint> fitting = rest.subList(0, Math.clamp(most - slice.size(), 0, rest.size()));
    slice.addAll(fitting);
    fitting.clear();
  }

  /** Puts all of a small rest into the one slice that it leaves the fullest, if there is one. */
  private void fillBest(List<Draft> drafts, List<SliceEndpoint> rest) {
    Draft best = null;
    for (Draft draft : drafts) {
      boolean fits = draft.endpoints.size() + rest.size() <= most;
      if (fits && (best == null || draft.endpoints.size() > best.endpoints.size())) {
        best = draft;
      }
    }
    if (best != null) {
      fill(best.endpoints, rest);
    }
  }

  /** Wants one empty slice if there is no other: that the Service is known, and has nothing behind it, shall be told. */
  void placeholder() {
    if (kept.isEmpty() && creates.isEmpty()) {
      creates.add(new Slice(null, List.of(), List.of()));
    }
  }

  /** All slices as they shall be, the ones to be made first; whatever {@link #giveUp} could not be used for stays in {@link #spare}. */
  List<Slice> slices() {
    List<Slice> slices = new ArrayList<>();
    for (Slice create : creates) {
      Obj reused = spare.stream().filter(slice -> ports(slice).equals(create.ports())).findFirst()
          .orElse(spare.isEmpty() ? null : spare.getFirst());
      spare.remove(reused);
      slices.add(new Slice(reused, create.ports(), create.endpoints()));
    }
    slices.addAll(kept);
    return slices;
  }

  /** The slices that are to be deleted, once {@link #slices} has taken what it can use. */
  List<Obj> spare() {
    return spare;
  }

  /** The slice's ports in order. */
  static List<EndpointPort> ports(Obj slice) {
    return slice.list("ports").stream().map(EndpointPort::of).sorted().toList();
  }
}
