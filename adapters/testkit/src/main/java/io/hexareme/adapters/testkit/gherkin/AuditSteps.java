package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.hexareme.adapters.testkit.AuditEvent;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Who has asked the API server for what: its audit log, which is kept only where a scenario says so, and of a cluster of this process. */
public final class AuditSteps {
  private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

  /** From here on: also what components ask. */
  @Given("requests are audited")
  public void audited() {
    ScenarioWorld.current().cluster().beginAudit();
  }

  /** By verb and path, such as {@code list /api/v1/pods}; queries do not count. */
  @Then("{who} has asked to {word} {word} and was answered {int}")
  public void hasAsked(String user, String verb, String path, int code) {
    String name = name(user);
    List<AuditEvent> asked = asked(name, verb, path);
    ScenarioWorld.current().judge(asked.stream().anyMatch(event -> event.code() == code), () -> asked.isEmpty()
        ? name + " has not asked that, but:\n" + everything(name) : name + " was answered otherwise:\n" + inWords(asked));
  }

  @Then("{who} has never asked to {word} {word}")
  public void hasNeverAsked(String user, String verb, String path) {
    List<AuditEvent> asked = asked(name(user), verb, path);
    ScenarioWorld.current().judge(asked.isEmpty(), () -> "It was asked:\n" + inWords(asked));
  }

  private static List<AuditEvent> asked(String name, String verb, String path) {
    return of(name).stream().filter(event -> event.verb().equals(verb) && event.uri().split("\\?")[0].equals(path) && event.code() > 0).toList();
  }

  private static String everything(String name) {
    List<AuditEvent> all = of(name);
    return all.isEmpty() ? "nothing" : inWords(all);
  }

  private static List<AuditEvent> of(String name) {
    return ScenarioWorld.current().cluster().audit().stream().filter(event -> event.user().equals(name)).toList();
  }

  private static String inWords(List<AuditEvent> events) {
    return events.stream().map(AuditEvent::toString).collect(Collectors.joining("\n"));
  }

  /** As the API server knows them. */
  private static String name(String user) {
    if (user.equals("anonymous")) {
      return "system:anonymous";
    }
    return user.equals("the administrator") ? ScenarioWorld.current().user(user)
        .send("POST", WHO_AM_I, Value.Obj.EMPTY, "application/json").body().text("status", "userInfo", "username") : user;
  }
}
