package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.Faults;
import java.time.Duration;

/** What goes wrong, on demand, with requests, with the store and with the API server. */
public final class FaultSteps {
  private static Faults faults() {
    return ScenarioWorld.current().cluster().faults();
  }

  @Given("{requests} commit(s) but time(s) out")
  public void timeOut(Struck requests) {
    requests.in(faults()).commitButTimeOut();
  }

  @Given("{requests} is/are lost")
  public void areLost(Struck requests) {
    requests.in(faults()).areLost();
  }

  @Given("{requests} conflict(s)")
  public void conflict(Struck requests) {
    requests.in(faults()).conflict();
  }

  @Given("{requests} is/are answered with {int}")
  public void areAnswered(Struck requests, int code) {
    requests.in(faults()).answer(code);
  }

  @Given("{requests} take(s) {span}")
  public void take(Struck requests, Duration time) {
    requests.in(faults()).take(time);
  }

  @Given("{requests} drop(s)")
  public void drop(Struck requests) {
    requests.in(faults()).drop();
  }

  @Given("{requests} drop(s) and resume(s) stale")
  public void resumeStale(Struck requests) {
    requests.in(faults()).dropAndResumeStale();
  }

  @Given("the API server answers everything with {int}")
  public void answersEverything(int code) {
    faults().apiServer().answers(code);
  }

  @Given("store member {int}'s disk stalls for {span}")
  public void diskStalls(int member, Duration time) {
    faults().storeMember(member).diskStalls(time);
  }

  @When("store member {int} crashes")
  public void crashes(int member) {
    faults().storeMember(member).crashes();
  }

  @When("store member {int} is cut off")
  public void isCutOff(int member) {
    faults().storeMember(member).isCutOff();
  }

  @When("store member {int} comes back")
  public void comesBack(int member) {
    faults().storeMember(member).comesBack();
  }

  @When("the store's history is compacted")
  public void isCompacted() {
    faults().compactNow();
  }

  @When("all faults end")
  public void end() {
    faults().end();
  }
}
