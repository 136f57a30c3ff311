package io.hexareme.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.hexareme.architecture.HouseRule.rule;
import static io.hexareme.architecture.Place.ADAPTERS;
import static io.hexareme.architecture.Place.APISERVER;
import static io.hexareme.architecture.Place.ASSEMBLY;
import static io.hexareme.architecture.Place.BACKUP_ETCD;
import static io.hexareme.architecture.Place.BENCHMARK;
import static io.hexareme.architecture.Place.CLI;
import static io.hexareme.architecture.Place.CLIENT;
import static io.hexareme.architecture.Place.CONSENSUS;
import static io.hexareme.architecture.Place.CORE;
import static io.hexareme.architecture.Place.ETCD_CLIENT;
import static io.hexareme.architecture.Place.ETCD_SERVER;
import static io.hexareme.architecture.Place.KUBELET;
import static io.hexareme.architecture.Place.LOG_PORT;
import static io.hexareme.architecture.Place.MACHINERY;
import static io.hexareme.architecture.Place.PEERS_PORT;
import static io.hexareme.architecture.Place.RUNTIME_PORT;
import static io.hexareme.architecture.Place.STORE;
import static io.hexareme.architecture.Place.STORE_HISTORY;
import static io.hexareme.architecture.Place.STORE_PORT;

import com.tngtech.archunit.junit.ArchTest;

/** Who in the core knows whom, and which port belongs to which component. */
final class ComponentRules {
  private ComponentRules() {}

  @ArchTest
  static final HouseRule components_do_not_know_each_other = rule(house -> slices().matching(house.root() + ".core.(*)..")
          .should().notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), house.in(MACHINERY, CLIENT))
          .ignoreDependency(house.in(STORE), house.in(CONSENSUS)))
      .because("decision 0003: components meet in the API, not in Java; decision 0010: consensus is the store's own floor");

  @ArchTest
  static final HouseRule machinery_stands_on_ports_alone = rule(house -> noClasses().that(house.in(MACHINERY))
          .should().dependOnClassesThat(house.in(CORE).and(not(house.in(MACHINERY))).as("are elsewhere in core")))
      .because("decision 0003: the lower floor carries everybody");

  @ArchTest
  static final HouseRule client_stands_on_machinery = rule(house -> noClasses().that(house.in(CLIENT))
          .should().dependOnClassesThat(house.in(CORE).and(not(house.in(CLIENT, MACHINERY))).as("are in a component")))
      .because("decision 0003: a floor knows no component");

  @ArchTest
  static final HouseRule only_the_api_server_holds_a_store = rule(house -> noClasses()
          .that(house.in(CORE, ADAPTERS)
              .and(not(house.in(APISERVER, STORE, ASSEMBLY, BACKUP_ETCD, ETCD_CLIENT, ETCD_SERVER, STORE_HISTORY, BENCHMARK, CLI)))
              .as("are neither API server, store, its own adapters, its judge, nor those that put it together, measure it or speak of it"))
          .should().dependOnClassesThat(house.in(STORE_PORT)))
      .because("decision 0011: there is one front door");

  @ArchTest
  static final HouseRule the_commands_know_the_words_of_a_store_only = rule(house -> noClasses().that(house.in(CLI))
          .should().dependOnClassesThat(house.type("ports.store.Store")))
      .because("decision 0011: a command asks assembly, which holds the store");

  @ArchTest
  static final HouseRule components_reach_the_api_server_through_the_client = rule(house -> noClasses()
          .that(house.in(CORE).and(not(house.in(APISERVER, CLIENT))).as("are in core, but neither API server nor client"))
          .should().dependOnClassesThat(house.type("ports.api.ApiServer")))
      .because("decision 0007: retries, conflicts and watches are handled once, in the client");

  @ArchTest
  static final HouseRule only_the_store_speaks_to_the_log = rule(house -> noClasses()
          .that(house.in(CORE).and(not(house.in(STORE, CONSENSUS))).as("are in core, but neither store nor consensus"))
          .should().dependOnClassesThat(house.in(LOG_PORT, PEERS_PORT)))
      .because("decision 0007: what is durable went through the store");

  @ArchTest
  static final HouseRule only_the_kubelet_speaks_to_the_container_runtime = rule(house -> noClasses()
          .that(house.in(CORE).and(not(house.in(KUBELET))).as("are in core, but not in the kubelet"))
          .should().dependOnClassesThat(house.in(RUNTIME_PORT)))
      .because("decision 0007: a container starts because an object in the API says so");
}
