package io.hexareme.core.apiserver.fairness;

import io.hexareme.core.apiserver.kinds.flowcontrol.FlowObjects;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flow schemas and levels as they are at work. What is mandatory is there even if its object is not; a schema whose level does not exist
 * matches nothing.
 */
final class Configuration {
  private final ObjectReader objects;
  private final Metrics metrics;
  private final Seats seats;
  private final int total;
  private final Map<String, Level> levels = new LinkedHashMap<>();
  private final Map<String, FlowFigures> figures = new LinkedHashMap<>();
  private List<Flow> flows = List.of();
  private boolean stale = true;

  /** @param total seats of the server */
  Configuration(ObjectReader objects, Metrics metrics, Seats seats, int total) {
    this.objects = objects;
    this.metrics = metrics;
    this.seats = seats;
    this.total = total;
  }

  /** Something changed. */
  void changed() {
    stale = true;
  }

  /** The flow of a request: the first that matches, or the one that catches all. */
  Flow of(User user, RequestInfo info, long now) {
    if (stale) {
      build(now);
    }
    for (Flow flow : flows) {
      if (flow.schema().matches(user, info)) {
        return flow;
      }
    }
    return flows.getLast();
  }

  /** Takes on what there is; true when something had changed. */
  boolean renewed(long now) {
    boolean was = stale;
    if (was) {
      build(now);
    }
    return was;
  }

  private void build(long now) {
    stale = false;
    Map<String, LevelSpec> wanted = new LinkedHashMap<>();
    FlowObjects.mandatoryLevels().forEach(object -> put(wanted, object));
    objects.list(Resource.PRIORITY_LEVELS, "").forEach(object -> put(wanted, object));
    configure(wanted, now);
    Map<String, FlowSchema> schemas = new LinkedHashMap<>();
    FlowObjects.mandatorySchemas().forEach(object -> schemas.put(Meta.name(object), FlowSchema.of(object)));
    objects.list(Resource.FLOW_SCHEMAS, "").forEach(object -> schemas.put(Meta.name(object), FlowSchema.of(object)));
    List<Flow> built = new ArrayList<>();
    schemas.values().stream().filter(schema -> wanted.containsKey(schema.level())).sorted(FlowSchema.ORDER)
        .forEach(schema -> built.add(Flow.of(schema, levels.get(schema.level()), figures(schema))));
    flows = List.copyOf(built);
  }

  private static void put(Map<String, LevelSpec> wanted, Obj object) {
    wanted.put(Meta.name(object), LevelSpec.of(object));
  }

  private FlowFigures figures(FlowSchema schema) {
    return figures.computeIfAbsent(schema.name() + "/" + schema.level(), key -> new FlowFigures(metrics, schema));
  }

  /** A level that is gone goes on until nobody is in it. */
  private void configure(Map<String, LevelSpec> wanted, long now) {
    long shares = wanted.values().stream().mapToLong(LevelSpec::shares).sum();
    levels.entrySet().removeIf(entry -> !wanted.containsKey(entry.getKey()) && entry.getValue().isIdle());
    wanted.forEach((name, spec) -> {
      Level level = levels.computeIfAbsent(name, absent -> made(spec));
      level.configure(spec, total, shares, now);
    });
    seats.levels().clear();
    seats.levels().addAll(levels.values());
  }

  private Level made(LevelSpec spec) {
    Level level = new Level(spec);
    FlowFigures.of(metrics, level);
    return level;
  }
}
