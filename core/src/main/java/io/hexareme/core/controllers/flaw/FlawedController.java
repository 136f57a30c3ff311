package io.hexareme.core.controllers.flaw;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A controller that sees something wrongly, does not hear of something, or does something carelessly: the controller itself stays free of that. */
public final class FlawedController implements Controller {
  private final Controller controller;
  private final ControllerFlaw flaw;

  private FlawedController(Controller controller, ControllerFlaw flaw) {
    this.controller = controller;
    this.flaw = flaw;
  }

  /** The same controllers, those that a flaw is about with it. */
  public static List<Controller> all(List<Controller> controllers, Set<ControllerFlaw> flaws) {
    List<Controller> all = controllers;
    for (ControllerFlaw flaw : flaws) {
      all = all.stream().map(each -> isAbout(flaw, each.name()) ? new FlawedController(each, flaw) : each).toList();
    }
    return all;
  }

  private static boolean isAbout(ControllerFlaw flaw, String controller) {
    return switch (flaw) {
      case ACTS_BEFORE_IT_SEES_ITS_WRITES -> false; // it is the loop's
      case DELETES_BY_NAME -> true;
      case ABSENT_OWNER_IS_GONE, FOREGROUND_DOES_NOT_WAIT -> controller.equals("generic-garbage-collector");
      case NAMESPACE_GOES_FIRST -> controller.equals("namespace-controller");
      case EVICTS_THE_FLEET, SILENCE_BEFORE_THE_START_COUNTS -> controller.equals("node-controller");
      case ORDERED_IS_AVAILABLE -> controller.equals("deployment-controller");
      case TOLERATION_ENDS_AT_ONCE -> controller.equals("taint-eviction-controller");
      case ABSENT_NODE_IS_GONE -> controller.equals("pod-garbage-collector");
      case READINESS_UNHEARD -> controller.equals("endpoint-controller") || controller.equals("endpointslice-controller");
      case ACCOUNT_MADE_ONCE -> controller.equals("service-account-controller");
    };
  }

  @Override
  public String name() {
    return controller.name();
  }

  @Override
  public List<Resource> watches() {
    return controller.watches();
  }

  @Override
  public List<Resource> watchesNow(ClusterView view) {
    return controller.watchesNow(view);
  }

  @Override
  public String subject(ObjectKey key) {
    return controller.subject(key);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    boolean deaf = flaw == ControllerFlaw.READINESS_UNHEARD && resource.equals(Resource.PODS) && before != null && after != null
            && before.text("status", "podIP").equals(after.text("status", "podIP"))
        || flaw == ControllerFlaw.ACCOUNT_MADE_ONCE && resource.equals(Resource.SERVICE_ACCOUNTS);
    return deaf ? List.of() : controller.affected(resource, before, after, view);
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Plan plan = controller.reconcile(key, seen(view));
    return flaw == ControllerFlaw.DELETES_BY_NAME
        ? new Plan(plan.commands().stream().map(FlawedController::byName).toList(), plan.reads(), plan.recheck())
        : plan;
  }

  private ClusterView seen(ClusterView view) {
    return switch (flaw) {
      case ABSENT_OWNER_IS_GONE, ABSENT_NODE_IS_GONE -> FlawedViews.unasked(view);
      case FOREGROUND_DOES_NOT_WAIT -> FlawedViews.withoutDependents(view);
      case NAMESPACE_GOES_FIRST -> FlawedViews.empty(view);
      case EVICTS_THE_FLEET -> FlawedViews.withAHealthyNode(view);
      case SILENCE_BEFORE_THE_START_COUNTS -> FlawedViews.sinceEver(view);
      case ORDERED_IS_AVAILABLE -> FlawedViews.withAllAvailable(view);
      case TOLERATION_ENDS_AT_ONCE -> FlawedViews.muchLater(view);
      case ACTS_BEFORE_IT_SEES_ITS_WRITES, DELETES_BY_NAME, READINESS_UNHEARD, ACCOUNT_MADE_ONCE -> view;
    };
  }

  private static Command byName(Command command) {
    return switch (command) {
      case Command.Delete(Resource resource, ObjectKey key, Obj options) -> new Command.Delete(resource, key, options.without("preconditions"));
      case Command.Told(Command told, var done, var refused) -> new Command.Told(byName(told), done, refused);
      case Command.Create _, Command.Update _, Command.UpdateStatus _, Command.Patch _, Command.DeleteAll _, Command.Submit _, Command.Event _ -> command;
    };
  }
}
