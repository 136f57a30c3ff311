package io.hexareme.adapters.testkit;

import java.time.Duration;

/**
 * What goes wrong, on demand, as sentences:
 *
 * <pre>
 * faults.next(3).writesTo("pods").commitButTimeOut();
 * faults.every(2).updatesOf("deployments").conflict();
 * faults.watchesOf("deployments").dropAndResumeStale();
 * faults.requestsBy("kubelet/node-2").areLost().during(Duration.ofMinutes(2));
 * faults.node("node-2").losesItsNetwork();
 * faults.storeMember(1).diskStalls(Duration.ofSeconds(10));
 * faults.apiServer().answers(429);
 * faults.webhook("guard").hangs();
 * faults.compactNow();
 * faults.end();
 * </pre>
 *
 * What requests are meant is said first, what befalls them then; without {@code next}, {@code every} or {@code during} it goes on until {@link #end}.
 */
public interface Faults {
  /** The next {@code count} requests of those that are named then. */
  Requests next(int count);

  /** Each {@code nth} of them: the second, the fourth, … for 2. */
  Requests every(int nth);

  /** All of them. */
  Requests all();

  default Befalling writesTo(String resource) {
    return all().writesTo(resource);
  }

  default Befalling watchesOf(String resource) {
    return all().watchesOf(resource);
  }

  default Befalling requestsBy(String component) {
    return all().requestsBy(component);
  }

  OfNode node(String name);

  /** Counted from 1. */
  OfMember storeMember(int number);

  OfServer apiServer();

  /** @param place of a Service its name, with its namespace if that is not {@code default} ({@code team/guard}); of a server outside its URL */
  OfWebhook webhook(String place);

  /** The store forgets all history but the newest revision, now. */
  void compactNow();

  /** All is well again. */
  void end();

  /** Which requests. A resource is named by its plural; components by their names, as in a timeline ({@code scheduler}, {@code kubelet/node-1}, {@code kubectl}). */
  interface Requests {
    /** create, update, patch and delete */
    Befalling writesTo(String resource);

    /** update and patch, of the object or its status */
    Befalling updatesOf(String resource);

    Befalling readsOf(String resource);

    Befalling watchesOf(String resource);

    Befalling requestsBy(String component);
  }

  /** What befalls them. */
  interface Befalling {
    /** Only those of that component. */
    Befalling by(String component);

    /** Ends by itself after that much of the cluster's time. */
    Befalling during(Duration span);

    /** The server does what it is asked, and the client never hears of it: 504 after the time-out. */
    void commitButTimeOut();

    /** They never reach the server. */
    void areLost();

    /** 409 Conflict, and nothing is changed. */
    void conflict();

    /** An error of that code, with Kubernetes' reason and message for it. */
    void answer(int code);

    void take(Duration time);

    /** Open streams end, and new ones begin; nothing is missed. */
    void drop();

    /** Open streams end; who lists anew without asking for the newest is shown the past, and events come late, until {@link Faults#end} or {@link #during} is over. */
    void dropAndResumeStale();
  }

  /** A node, and its kubelet. */
  interface OfNode {
    void losesItsNetwork();

    /** The kubelet ends at once; containers live on. */
    void kubeletCrashes();

    /** The machine loses power: no container survives. */
    void losesPower();

    void comesBack();
  }

  /** A member of the store; of clusters that were started with several. */
  interface OfMember {
    void diskStalls(Duration span);

    void crashes();

    void isCutOff();

    void comesBack();
  }

  /** A server that the API server asks: about admission, about conversion. */
  interface OfWebhook {
    /** It takes what it is sent, and does not answer. */
    void hangs();

    void comesBack();
  }

  /** The API server, or all of them. */
  interface OfServer {
    void answers(int code);

    void crashes();

    void comesBack();
  }
}
