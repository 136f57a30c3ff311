package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.HumanDuration;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Columns of Jobs and CronJobs. */
final class BatchColumns {
  private BatchColumns() {}

  static Map<String, List<Column>> all() {
    return Ordered.map("batch/Job", job(), "batch/CronJob", cronJob());
  }

  private static List<Column> job() {
    return WorkloadColumns.withTemplate(o -> o.at("spec", "template"),
        Column.text("Selector", "Which Pods count for it.", o -> Cells.selector(o.at("spec", "selector"))),
        Column.name(),
        Column.text("Status", "What became of it so far.", BatchColumns::status),
        Column.text("Completions", "Pods that succeeded, of how many wanted.", BatchColumns::completions),
        Column.timed("Duration", "How long it took, or takes until now.", (o, now) -> Value.of(duration(o, now))),
        Column.age());
  }

  private static List<Column> cronJob() {
    return WorkloadColumns.withTemplate(o -> o.at("spec", "jobTemplate", "spec", "template"),
        Column.text("Selector", "Which Pods count for its Jobs.", o -> Cells.selector(o.at("spec", "jobTemplate", "spec", "selector"))),
        Column.name(),
        Column.text("Schedule", "When it runs, in cron's notation.", o -> o.text("spec", "schedule")),
        Column.text("Timezone", "Whose clock the schedule goes by.", o -> Cells.or(o.text("spec", "timeZone"), Cells.NONE)),
        Column.text("Suspend", "Whether it starts no more Jobs.", o -> Cells.scalar(o.at("spec", "suspend"), Cells.UNSET))
            .withType("boolean"),
        Column.integer("Active", "Jobs that run now.", o -> o.list("status", "active").size()),
        Column.timed("Last Schedule", "When it last started a Job.", (o, now) -> {
          Value last = o.at("status", "lastScheduleTime");
          return Value.of(last.isNull() ? Cells.NONE : HumanDuration.since(last, now));
        }),
        Column.age());
  }

  private static String status(Obj job) {
    if (Conditions.isTrue(job, "Complete")) {
      return "Complete";
    }
    if (Conditions.isTrue(job, "Failed")) {
      return "Failed";
    }
    if (Meta.isTerminating(job)) {
      return "Terminating";
    }
    return List.of("Suspended", "FailureTarget", "SuccessCriteriaMet").stream()
        .filter(type -> Conditions.isTrue(job, type)).findFirst().orElse("Running");
  }

  private static String completions(Obj job) {
    long succeeded = job.at("status", "succeeded").asLong(0);
    Value wanted = job.at("spec", "completions");
    if (!wanted.isNull()) {
      return succeeded + "/" + wanted.asLong(0);
    }
    long parallelism = job.at("spec", "parallelism").asLong(0);
    return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
  }

  private static String duration(Obj job, Instant now) {
    return Timestamps.parse(job.at("status", "startTime"))
        .map(start -> Duration.between(start, Timestamps.parse(job.at("status", "completionTime")).orElse(now)))
        .map(HumanDuration::of).orElse("");
  }
}
