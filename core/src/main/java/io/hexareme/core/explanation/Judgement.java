package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.explanation.Explanation;
import io.hexareme.ports.explanation.State;
import io.hexareme.ports.explanation.Step;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From an object and evidence to an explanation. Pure. */
final class Judgement {
  private static final String STORE = "store";
  private static final DeletionRule DELETION = new DeletionRule();

  private Judgement() {}

  static Explanation of(Obj object, Rule rule, Evidence evidence) {
    Chain chain = new Chain();
    chain.done("apiserver", object, stored(object, evidence));
    DELETION.follow(object, evidence, chain);
    if (chain.isOpen()) {
      rule.follow(object, evidence, chain);
    }
    String subject = Chain.subject(object);
    Step last = chain.last();
    Explanation own = new Explanation(subject, last.state(), verdict(subject, last), chain.steps());
    return evidence.store().isWell() ? own : withStore(own, last, evidence.store());
  }

  /**
   * Below the chain is the store. Without it nothing can change, so that is what a thing is stuck at that is not as desired; a slow one
   * makes every step of the chain wait, whatever else may hold it up.
   */
  private static Explanation withStore(Explanation own, Step last, StoreNote store) {
    if (own.state() == State.DONE) {
      String verdict = store.writes() ? own.verdict() : own.verdict() + " (this is what was last known: " + store.summary() + ")";
      return new Explanation(own.subject(), own.state(), verdict, own.steps());
    }
    List<Step> steps = new ArrayList<>(own.steps());
    if (store.writes()) {
      steps.add(new Step(State.WAITING, STORE, own.subject(), store.summary()));
      String verdict = own.verdict() + "; " + store.summary() + ", and everything waits with it";
      return new Explanation(own.subject(), own.state(), verdict, steps);
    }
    steps.add(new Step(State.STUCK, STORE, own.subject(), store.summary()));
    String verdict = own.subject() + " is stuck at the store: " + store.summary() + "; until it takes writes again, "
        + phrase(last.component()) + " can do nothing";
    return new Explanation(own.subject(), State.STUCK, verdict, steps);
  }

  private static String verdict(String subject, Step last) {
    return switch (last.state()) {
      case DONE -> subject + " is as desired: " + last.what();
      case WAITING -> subject + " is waiting for " + phrase(last.component()) + ": " + last.what();
      case STUCK -> subject + " is stuck at " + phrase(last.component()) + ": " + last.what();
    };
  }

  /** How a sentence names a component. */
  static String phrase(String component) {
    if (component.equals("you")) {
      return component;
    }
    return component.startsWith("kubelet/") ? "the kubelet on " + component.substring("kubelet/".length()) : "the " + component;
  }

  private static String stored(Obj object, Evidence evidence) {
    String revision = "stored at revision " + Meta.revision(object);
    return author(object, evidence).map(author -> revision + ", last written by " + author).orElse(revision);
  }

  /** Who wrote the object's last revision: the component whose span the request was made for, or else the user who made it. */
  private static Optional<String> author(Obj object, Evidence evidence) {
    return evidence.trace().stream()
        .filter(event -> event.action().equals("store") && event.revision() == Meta.revision(object)
            && event.subject().equals(Meta.subject(object)))
        .findFirst()
        .flatMap(write -> component(write, evidence).or(() -> user(write, evidence)));
  }

  private static Optional<String> component(TraceEvent write, Evidence evidence) {
    return evidence.trace().stream()
        .filter(event -> !write.cause().isEmpty() && event.span().equals(write.cause()))
        .map(TraceEvent::component).findFirst();
  }

  private static Optional<String> user(TraceEvent write, Evidence evidence) {
    return evidence.trace().stream()
        .filter(event -> event.span().equals(write.span()) && event.action().equals("authenticate"))
        .map(event -> event.details().getOrDefault("outcome", "a client")).findFirst();
  }
}
