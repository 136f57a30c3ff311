package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All checks, in the order in which Kubernetes names their findings: those of baseline by their ids, then those of restricted. */
public final class PodSecurityChecks {
  private static final List<Check> BASELINE = List.of(
      new AppArmorProfile(),
      new BaselineCapabilities(),
      new HostNamespaces(),
      new HostPathVolumes(),
      new HostPorts(),
      new ProbeHosts(),
      new Privileged(),
      new ProcMount(),
      new SeLinuxOptions(),
      new BaselineSeccomp(),
      new Sysctls(),
      new HostProcess());
  private static final List<Check> RESTRICTED = List.of(
      new PrivilegeEscalation(),
      new RestrictedCapabilities(),
      new RestrictedVolumes(),
      new RunAsNonRoot(),
      new RunAsUser(),
      new RestrictedSeccomp());

  private PodSecurityChecks() {}

  /** What the Pod (its {@code metadata} and {@code spec}) must not do under that policy; empty when there is nothing. */
  public static List<String> violations(Policy policy, Obj pod) {
    CheckedPod checked = new CheckedPod(pod);
    List<String> violations = new ArrayList<>();
    for (Check check : checks(policy)) {
      if (check.since() <= policy.minor()) {
        check.find(checked, policy.minor()).map(Finding::toString).ifPresent(violations::add);
      }
    }
    return violations;
  }

  /** The reasons alone, without who and what. */
  public static List<String> reasons(Policy policy, Obj pod) {
    CheckedPod checked = new CheckedPod(pod);
    return checks(policy).stream().filter(check -> check.since() <= policy.minor())
        .map(check -> check.find(checked, policy.minor())).flatMap(Optional::stream).map(Finding::reason).toList();
  }

  private static List<Check> checks(Policy policy) {
    return switch (policy.level()) {
      case PRIVILEGED -> List.of();
      case BASELINE -> BASELINE;
      case RESTRICTED -> Stream.concat(BASELINE.stream().filter(check -> !isAskedMoreStrictly(check, policy.minor())), RESTRICTED.stream()).toList();
    };
  }

  /** Whether restricted has a check of its own for it. */
  private static boolean isAskedMoreStrictly(Check check, int minor) {
    return check instanceof HostPathVolumes || check instanceof BaselineSeccomp
        || check instanceof BaselineCapabilities && minor >= new RestrictedCapabilities().since();
  }
}
