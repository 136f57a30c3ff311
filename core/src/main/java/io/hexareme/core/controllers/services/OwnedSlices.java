package io.hexareme.core.controllers.services;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.services.SliceLayout.Slice;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The EndpointSlices that one controller keeps for one owner, and the writes that bring them to a wanted content.
 *
 * @param owner the Service, or the Endpoints that are mirrored
 * @param labels what every slice is labelled with, complete
 * @param most how many endpoints a slice may have
 * @param placeholder whether an empty slice stands for no endpoints at all
 * @param changedSince when the newest change began that the writes publish, if that is known
 */
public record OwnedSlices(Obj owner, Map<String, String> labels, int most, boolean placeholder, Optional<Instant> changedSince) {
  public static final String SERVICE_NAME_LABEL = "kubernetes.io/service-name";
  public static final String MANAGED_BY_LABEL = "endpointslice.kubernetes.io/managed-by";
  public static final String CHANGE_ANNOTATION = "endpoints.kubernetes.io/last-change-trigger-time";
  private static final int LONGEST_NAME = 253;

  /** The slices of a Service that {@code managedBy} keeps, but those on their way out, in name order. */
  public static List<Obj> existing(ObjectKey service, String managedBy, ClusterView view) {
    List<Obj> slices = new ArrayList<>();
    for (Obj slice : view.in(Resource.ENDPOINT_SLICES, service.namespace())) {
      Map<String, String> labels = Meta.labels(slice);
      if (service.name().equals(labels.get(SERVICE_NAME_LABEL))
          && managedBy.equals(labels.get(MANAGED_BY_LABEL))
          && !Meta.isTerminating(slice)) {
        slices.add(slice);
      }
    }
    return slices;
  }

  /** The commands that make {@code existing} (all of that address type) hold {@code wanted}, endpoints by their ports. */
  public List<Command> bringTo(String addressType, Map<List<EndpointPort>, List<SliceEndpoint>> wanted, List<Obj> existing) {
    SliceLayout layout = new SliceLayout(most);
    Map<List<EndpointPort>, List<Obj>> byPorts = new LinkedHashMap<>();
    List<Command> deletes = new ArrayList<>();
    for (Obj slice : existing) {
      if (isOwned(slice)) {
        byPorts.computeIfAbsent(SliceLayout.ports(slice), ports -> new ArrayList<>()).add(slice);
      } else {
        deletes.add(Command.Delete.of(Resource.ENDPOINT_SLICES, slice));
      }
    }
    byPorts.forEach((ports, slices) -> {
      if (!wanted.containsKey(ports)) {
        slices.forEach(layout::giveUp);
      }
    });
    wanted.forEach((ports, endpoints) -> layout.place(ports, endpoints, byPorts.getOrDefault(ports, List.of())));
    if (placeholder) {
      layout.placeholder();
    }
    return commands(addressType, layout, deletes);
  }

  /** Makes, then changes, then deletes, so that no endpoint is missing in between. */
  private List<Command> commands(String addressType, SliceLayout layout, List<Command> deletes) {
    List<Command> creates = new ArrayList<>();
    List<Command> updates = new ArrayList<>();
    for (Slice slice : layout.slices()) {
      if (slice.old() == null) {
        creates.add(new Command.Create(Resource.ENDPOINT_SLICES, filled(fresh(addressType), slice)));
      } else if (differs(slice)) {
        updates.add(new Command.Update(Resource.ENDPOINT_SLICES, filled(slice.old(), slice)));
      }
    }
    layout.spare().forEach(slice -> deletes.add(Command.Delete.of(Resource.ENDPOINT_SLICES, slice)));
    creates.addAll(updates);
    creates.addAll(deletes);
    return creates;
  }

  private boolean isOwned(Obj slice) {
    return Meta.owners(slice).stream().anyMatch(reference -> reference.text("uid").equals(Meta.uid(owner)));
  }

  private boolean differs(Slice slice) {
    return !Meta.labels(slice.old()).equals(labels)
        || !SliceLayout.ports(slice.old()).equals(slice.ports())
        || !slice.old().list("endpoints").stream().map(SliceEndpoint::of).toList().equals(slice.endpoints());
  }

  private Obj fresh(String addressType) {
    String prefix = Meta.name(owner).length() < LONGEST_NAME ? Meta.name(owner) + "-" : Meta.name(owner);
    return Value.obj(
        "apiVersion", Resource.ENDPOINT_SLICES.apiVersion(),
        "kind", Resource.ENDPOINT_SLICES.kind(),
        "metadata", Value.obj(
            "generateName", prefix,
            "namespace", Meta.namespace(owner),
            "ownerReferences", Value.array(Meta.controllerReference(owner))),
        "addressType", addressType);
  }

  private Obj filled(Obj slice, Slice content) {
    Obj filled = slice
        .withPath(Value.strings(labels), "metadata", "labels")
        .with("endpoints", new Arr(content.endpoints().stream().<Value>map(SliceEndpoint::value).toList()))
        .with("ports", new Arr(content.ports().stream().<Value>map(EndpointPort::inSlice).toList()));
    return stamped(filled, changedSince);
  }

  /** The object with the time annotation for {@code since}; without one for an unknown time. */
  public static Obj stamped(Obj object, Optional<Instant> since) {
    if (since.isPresent()) {
      return Meta.withAnnotation(object, CHANGE_ANNOTATION, Timestamps.seconds(since.get()));
    }
    Obj annotations = object.at("metadata", "annotations").asObj().without(CHANGE_ANNOTATION);
    Obj metadata = object.at("metadata").asObj();
    return object.with("metadata",
        annotations.isEmpty() ? metadata.without("annotations") : metadata.with("annotations", annotations));
  }
}
