package io.hexareme.core.controllers.disruption;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Keys are PodDisruptionBudgets. */
public final class DisruptionController implements Controller {

  @Override
  public String name() {
    return "disruption-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(
        Resource.POD_DISRUPTION_BUDGETS,
        Resource.PODS,
        Resource.REPLICA_SETS,
        Resource.DEPLOYMENTS,
        Resource.REPLICATION_CONTROLLERS,
        Resource.STATEFUL_SETS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    Obj object = after == null ? before : after;
    if (resource.equals(Resource.POD_DISRUPTION_BUDGETS)) {
      return List.of(ObjectKey.of(object));
    }
    boolean rescaled = before == null || after == null || !before.at("spec", "replicas").equals(after.at("spec", "replicas"));
    boolean isPod = resource.equals(Resource.PODS);
    TreeSet<ObjectKey> keys = new TreeSet<>();
    for (Obj budget : view.in(Resource.POD_DISRUPTION_BUDGETS, Meta.namespace(object))) {
      if (isPod ? selects(budget, before) || selects(budget, after) : rescaled) {
        keys.add(ObjectKey.of(budget));
      }
    }
    return keys;
  }

  private static boolean selects(Obj budget, Obj pod) {
    return pod != null && selector(budget).orNothing().matchesObject(pod);
  }

  private static LabelSelector.Parsed selector(Obj budget) {
    return LabelSelector.of(budget.at("spec", "selector"));
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(Resource.POD_DISRUPTION_BUDGETS, key).map(budget -> reconcile(budget, view)).orElse(Plan.nothing());
  }

  private static Plan reconcile(Obj budget, ClusterView view) {
    BudgetStatus status = new BudgetStatus(budget, view.now());
    return switch (selector(budget)) {
      case LabelSelector.Parsed.Malformed(String message) -> write(budget, status.failed(message), List.of());
      case LabelSelector.Parsed.Good(LabelSelector selector) -> reconcile(budget, status, pods(budget, selector, view), view);
    };
  }

  private static List<PodView> pods(Obj budget, LabelSelector selector, ClusterView view) {
    List<PodView> pods = new ArrayList<>();
    for (Obj pod : view.in(Resource.PODS, Meta.namespace(budget))) {
      if (selector.matchesObject(pod)) {
        pods.add(new PodView(pod));
      }
    }
    return pods;
  }

  private static Plan reconcile(Obj budget, BudgetStatus status, List<PodView> pods, ClusterView view) {
    DisruptedPods disrupted = DisruptedPods.of(budget, pods, view.now());
    List<Command> events = new ArrayList<>();
    if (pods.isEmpty()) {
      events.add(Command.Event.normal(budget, "NoPods", "No matching pods found"));
    }
    disrupted.overdue().forEach(pod -> events.add(Command.Event.warning(pod.pod(), "NotDeleted",
        "Pod was expected by PDB " + ObjectKey.of(budget) + " to be deleted but it wasn't")));
    Obj wanted = switch (asked(budget, pods, view, events)) {
      case Budget asked -> status.counted(asked, disrupted.healthy(pods), disrupted.times());
      case Asked.Unclear(String message) -> {
        events.add(Command.Event.warning(
            budget, "CalculateExpectedPodCountFailed", "Failed to calculate the number of expected pods: " + message));
        yield status.failed(message);
      }
    };
    Plan plan = write(budget, wanted, events);
    return disrupted.next().map(next -> plan.recheckAfter(Duration.between(view.now(), next))).orElse(plan);
  }

  /** A plain number of available Pods needs nobody to say how many there should be. */
  private static Asked asked(Obj budget, List<PodView> pods, ClusterView view, List<Command> events) {
    Value most = budget.at("spec", "maxUnavailable");
    Value least = budget.at("spec", "minAvailable");
    if (most.isNull() && !(least instanceof Value.Str)) {
      return least.isNull() ? new Budget(0, 0) : Budget.minAvailable(least, pods.size());
    }
    return switch (ExpectedPods.of(pods, view)) {
      case ExpectedPods.Unknown(String message) -> new Asked.Unclear(message);
      case ExpectedPods.Counted(int count, boolean unmanaged) -> {
        if (unmanaged) {
          events.add(unmanaged(budget));
        }
        yield most.isNull() ? Budget.minAvailable(least, count) : Budget.maxUnavailable(most, count);
      }
    };
  }

  private static Command unmanaged(Obj budget) {
    return Command.Event.warning(budget, "UnmanagedPods",
        "Pods selected by this PodDisruptionBudget (selector: " + selector(budget).orNothing() + ") were found to be unmanaged. As a"
            + " result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for"
            + " these pods please set \".spec.minAvailable\" field of the PDB to an integer value.");
  }

  /** Nothing when the status stands already: then the Events were told, too. */
  private static Plan write(Obj budget, Obj status, List<Command> events) {
    if (budget.at("status").equals(status)) {
      return Plan.nothing();
    }
    List<Command> commands = new ArrayList<>(events);
    commands.add(new Command.UpdateStatus(Resource.POD_DISRUPTION_BUDGETS, budget.with("status", status)));
    return Plan.of(commands);
  }
}
