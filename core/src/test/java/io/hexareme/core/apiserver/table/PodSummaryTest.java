package io.hexareme.core.apiserver.table;

import static io.hexareme.core.apiserver.TestJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word and the numbers by which {@code kubectl get pods} tells how a Pod is. */
class PodSummaryTest {
  private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
  private static final String RUNNING = "{'name':'a','ready':true,'state':{'running':{}}}";

  /** A Pod of two containers and two init containers, the second of which is a sidecar where {@code sidecar} says so. */
  private static PodSummary pod(String metadata, String status, boolean sidecar) {
    String second = sidecar ? "{'name':'j','restartPolicy':'Always'}" : "{'name':'j'}";
    return PodSummary.of(object("{'metadata':{" + metadata + "},'spec':{'containers':[{'name':'a'},{'name':'b'}],"
        + "'initContainers':[{'name':'i'}," + second + "]},'status':{" + status + "}}"));
  }

  private static PodSummary running(String containerStatuses) {
    return pod("", "'phase':'Running','containerStatuses':[" + containerStatuses + "]", false);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "Pending|'phase':'Pending'",
    "Evicted|'phase':'Failed','reason':'Evicted'",
    "SchedulingGated|'phase':'Pending','conditions':[{'type':'PodScheduled','status':'False','reason':'SchedulingGated'}]",
    "Init:0/2|'phase':'Pending','initContainerStatuses':[{'name':'i','state':{'running':{}}}]",
    "Init:0/2|'phase':'Pending','initContainerStatuses':[{'name':'i','state':{'waiting':{'reason':'PodInitializing'}}}]",
    "Init:1/2|'initContainerStatuses':[{'name':'i','state':{'terminated':{'exitCode':0}}},{'name':'j','state':{'running':{}}}]",
    "Init:ErrImagePull|'initContainerStatuses':[{'name':'i','state':{'waiting':{'reason':'ErrImagePull'}}}]",
    "Init:Error|'initContainerStatuses':[{'name':'i','state':{'terminated':{'exitCode':3,'reason':'Error'}}}]",
    "Init:ExitCode:3|'initContainerStatuses':[{'name':'i','state':{'terminated':{'exitCode':3}}}]",
    "Init:Signal:9|'initContainerStatuses':[{'name':'i','state':{'terminated':{'exitCode':137,'signal':9}}}]",
    "PodInitializing|'initContainerStatuses':[{'name':'i','state':{'terminated':{'exitCode':0}}}],"
        + "'containerStatuses':[{'name':'a','state':{'waiting':{'reason':'PodInitializing'}}}]",
    "CrashLoopBackOff|'phase':'Running','containerStatuses':[{'name':'a','state':{'waiting':{'reason':'CrashLoopBackOff'}}}]",
    "Error|'phase':'Failed','containerStatuses':[{'name':'a','state':{'terminated':{'exitCode':1,'reason':'Error'}}}]",
    "ExitCode:1|'phase':'Failed','containerStatuses':[{'name':'a','state':{'terminated':{'exitCode':1}}}]",
    "Signal:15|'phase':'Failed','containerStatuses':[{'name':'a','state':{'terminated':{'exitCode':143,'signal':15}}}]",
    "Completed|'phase':'Succeeded','containerStatuses':[{'name':'a','state':{'terminated':{'reason':'Completed'}}}]",
    "First|'containerStatuses':[{'name':'a','state':{'waiting':{'reason':'First'}}},{'name':'b','state':{'waiting':{'reason':'Second'}}}]"
  })
  void the_status_is_the_most_telling_thing_known(String status, String podStatus) {
    assertThat(pod("", podStatus, false).reason()).isEqualTo(status);
  }

  @Test
  void an_initialized_pod_is_told_by_its_containers_whatever_its_init_containers_say() {
    PodSummary pod = pod("", "'conditions':[{'type':'Initialized','status':'True'}],'initContainerStatuses':[{'name':'i',"
        + "'state':{'running':{}}}],'containerStatuses':[{'name':'a','state':{'waiting':{'reason':'CrashLoopBackOff'}}}]", false);
    assertThat(pod.reason()).isEqualTo("CrashLoopBackOff");
  }

  @Test
  void one_completed_container_beside_a_running_one_makes_no_completed_pod() {
    String statuses = "{'name':'a','state':{'terminated':{'reason':'Completed'}}}," + RUNNING;
    assertThat(running(statuses).reason()).isEqualTo("NotReady");
    assertThat(pod("", "'conditions':[{'type':'Ready','status':'True'}],'containerStatuses':[" + statuses + "]", false).reason())
        .isEqualTo("Running");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "Terminating|'phase':'Running'", "Succeeded|'phase':'Succeeded'", "Unknown|'phase':'Running','reason':'NodeLost'"
  })
  void deletion_shows_unless_the_pod_is_done(String status, String podStatus) {
    assertThat(pod("'deletionTimestamp':'2026-01-01T00:00:00Z'", podStatus, false).reason()).isEqualTo(status);
  }

  @Test
  void sidecars_count_as_containers() {
    String sidecar = "{'name':'j','started':true,'ready':true,'restartCount':2,'state':{'running':{}}}";
    PodSummary pod = pod("", "'phase':'Running','initContainerStatuses':[{'name':'i','restartCount':7,'state':{'terminated':{}}},"
        + sidecar + "],'containerStatuses':[" + RUNNING + ",{'name':'b','restartCount':1,'state':{'running':{}}}]", true);
    assertThat(pod.ready()).isEqualTo("2/3");
    assertThat(pod.reason()).isEqualTo("Running");
    assertThat(pod.restarts(NOW)).as("those of the finished init container no longer count").isEqualTo("3");
  }

  @Test
  void restarts_tell_when_the_last_run_before_ended() {
    String early = "{'name':'a','restartCount':2,'lastState':{'terminated':{'finishedAt':'2026-01-01T00:10:00Z'}}}";
    String late = "{'name':'b','restartCount':1,'lastState':{'terminated':{'finishedAt':'2026-01-01T00:55:00Z'}}}";
    assertThat(running(early + "," + late).restarts(NOW)).isEqualTo("3 (5m ago)");
    assertThat(running(RUNNING).restarts(NOW)).isEqualTo("0");
  }

  @Test
  void init_containers_restarts_show_while_they_are_at_work() {
    PodSummary pod = pod("", "'phase':'Pending','initContainerStatuses':[{'name':'i','restartCount':4,'state':{'running':{}}}]", false);
    assertThat(pod.restarts(NOW)).isEqualTo("4");
    assertThat(pod.ready()).isEqualTo("0/2");
  }
}
