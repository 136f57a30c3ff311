package io.hexareme.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A root package with the layers below it: the real one, or a fixture that is built like it. */
record House(String root) {
  static final House HEXAREME = new House("io.hexareme");

  /** The place and all below it, as ArchUnit writes packages. */
  String pattern(Place place) {
    return root + "." + place.path + "..";
  }

  DescribedPredicate<JavaClass> everything() {
    return JavaClass.Predicates.resideInAPackage(root + "..");
  }

  /** One class, named from the root on. Only for a single port: rules about places go by {@link Place}. */
  DescribedPredicate<JavaClass> type(String name) {
    return DescribedPredicate.describe("are " + name, type -> type.getName().equals(root + "." + name));
  }

  DescribedPredicate<JavaClass> in(Place... places) {
    String[] patterns = Arrays.stream(places).map(this::pattern).toArray(String[]::new);
    String names = Arrays.stream(places).map(place -> place.path).collect(Collectors.joining(" or "));
    return JavaClass.Predicates.resideInAnyPackage(patterns).as("are in " + names);
  }

  DescribedPredicate<JavaClass> outside(Place... places) {
    return everything().and(DescribedPredicate.not(in(places))).as("are not " + in(places).getDescription().substring("are ".length()));
  }

  /** Adapters, without assembly, which brings the parts together, and the entries, which start what it has put together. */
  DescribedPredicate<JavaClass> inLeafAdapters() {
    return in(Place.ADAPTERS).and(DescribedPredicate.not(in(Place.ASSEMBLY, Place.BENCHMARK, Place.CLI))).as("are in a leaf adapter");
  }
}
